# METADATA
# title: AccessPointOutsideVpc
# description: |
#   An access point accepts requests from one VPC only, and a caller that is meant to use
#   it is outside of that VPC. S3 refuses its requests whatever the policies say.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html
#     description: Creating access points restricted to a virtual private cloud
# custom:
#   id: NET612
#   severity: error
#   since: Unreleased
#   fix: Run the caller in the VPC of the access point, behind an endpoint for S3.
#   codes: [AP-003]
#   seed: access-point
#   verdict: denied
#   when: [access-point]
package lint403.rules.network.access_point_outside_vpc

import data.lint403.lib.denial

deny contains finding if {
	some arn, access_point in input.access_points
	access_point.network_origin == "VPC"
	cases := sort([{"need": id, "check": 0, "layer": "resource", "verdict": 2} |
		some id, outcome in denial.judged
		outcome.gate.layer == "access-point-network-origin"
		outcome.gate.verdict == 2
		denial.need_of({"need": id}).via == arn
	])
	count(cases) > 0
	finding := denial.finding_at(
		rego.metadata.chain(), access_point.range,
		sprintf("%s through %s, which accepts requests from %s only", [
			denial.denied({"cases": cases, "certain": true}),
			denial.access_point_name(arn),
			denial.plain(access_point.vpc),
		]),
		cases,
		{
			"address": object.get(access_point, "address", ""),
			"layer": "access-point-network-origin",
			"aws_message": "Access Denied",
			"because": _because(cases),
			"fix": {
				"description": "Run the caller in that VPC, behind an endpoint for S3.",
				"edits": [],
				"safe": false,
			},
			"key": arn,
		},
	)
}

_because(cases) := sprintf("%s is outside of that VPC", [min(found)]) if {
	found := denial.workloads({"cases": cases})
	count(found) > 0
} else := "its requests come from elsewhere"
