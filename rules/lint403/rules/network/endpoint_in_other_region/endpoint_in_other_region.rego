# METADATA
# title: EndpointInOtherRegion
# description: |
#   A gateway endpoint carries requests to buckets of its own Region only. A workload
#   behind it uses a bucket in another Region; those requests need another way out, and a
#   bucket policy that counts on the endpoint does not see it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
#     description: Gateway endpoints for Amazon S3
# custom:
#   id: NET604
#   severity: warning
#   since: Unreleased
#   fix: Use an interface endpoint, or a bucket in the Region of the VPC.
#   codes: [VPCE-007]
#   seed: vpc-endpoint
#   verdict: at-risk
#   when: [endpoint, bucket]
package lint403.rules.network.endpoint_in_other_region

import data.lint403.lib.denial
import data.lint403.needs

deny contains finding if {
	some [id, name], found in _astray
	endpoint := input.endpoints[id]
	bucket := input.buckets[name]
	cases := sort(found)
	need := denial.need_of(cases[0])
	finding := denial.finding_at(
		rego.metadata.chain(), need.range,
		sprintf("%s reaches S3 through %s, which serves %s only; bucket %q is in %s", [
			denial.listed(denial.principals({"cases": cases})), object.get(endpoint, "address", id),
			endpoint.region, name, bucket.region,
		]),
		cases,
		{
			"address": need.declared_by,
			"layer": "endpoint",
			"aws_message": "",
			"because": "gateway endpoints route to S3 of their own Region",
			"unknown": ["whether the subnet has another way to S3"],
			"key": sprintf("%s %s", [id, name]),
		},
	)
}

# Needs by endpoint and bucket.
_astray[[need.endpoint, need.bucket]] contains {"need": id, "check": 0, "layer": "endpoint", "verdict": 1} if {
	some id, need in needs.weighed
	endpoint := input.endpoints[need.endpoint]
	endpoint.type == "Gateway"
	bucket := input.buckets[need.bucket]
	_region(endpoint.region)
	_region(bucket.region)
	endpoint.region != bucket.region
	denial.judgement_of({"need": id, "check": 0})
}

_region(text) if regex.match(`^[a-z]{2}(-[a-z]+)+-\d$`, text)
