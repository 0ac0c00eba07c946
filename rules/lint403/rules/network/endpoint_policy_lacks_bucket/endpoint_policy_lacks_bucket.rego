# METADATA
# title: EndpointPolicyLacksBucket
# description: |
#   A request goes through a VPC endpoint whose policy does not allow it: the bucket or
#   the access point is not in its Resource, the action is not in its Action, or its
#   Principal is not "*", which is all that a gateway endpoint takes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
#     description: Control access to VPC endpoints using endpoint policies
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
#     description: Gateway endpoints for Amazon S3
# custom:
#   id: NET600
#   severity: error
#   since: Unreleased
#   fix: Add the bucket, its objects and the action to the endpoint policy.
#   codes: [VPCE-001, VPCE-003, VPCE-005, VPCE_GATEWAY_PRINCIPAL]
#   supersedes: [NET650]
#   seed: vpc-endpoint
#   verdict: denied
#   when: [endpoint, "kind:vpce"]
package lint403.rules.network.endpoint_policy_lacks_bucket

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.endpoint
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: the policy of %s does not allow it", [
			denial.denied(denial.as_weight(cause)),
			_endpoint(cause.first),
		]),
		object.union(
			{
				"because": _because(cause),
				"codes": _codes(cause),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "the endpoint policy"),
		),
	)
}

_endpoint(case) := object.get(input.endpoints[id], "address", id) if id := denial.need_of(case).endpoint

_because(cause) := sprintf("requests of %s go through this endpoint", [min(found)]) if {
	found := denial.workloads(cause)
	count(found) > 0
} else := "the requests go through this endpoint"

_codes(cause) := ["VPCE-005"] if {
	denial.need_of(cause.first).via
} else := ["VPCE-003", "VPCE-001"] if {
	denial.spot(cause).element == "header"
	some statement in denial.spot(cause).document.statements
	some entry in statement.principals
	entry.form != "any"
} else := ["VPCE-001"]
