# METADATA
# title: AccessPointHalfMissing
# description: |
#   A request through an access point is allowed by one half only. The access point and
#   the bucket behind it are both asked; the bucket either grants the principal itself or
#   delegates to the access points of an account with s3:DataAccessPointAccount.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
#     description: Configuring IAM policies for using access points
# custom:
#   id: NET610
#   severity: error
#   since: Unreleased
#   fix: Delegate access control to the access point in the bucket policy, or grant both halves.
#   codes: [AP-001, AP-004, AP-006]
#   seed: access-point
#   verdict: denied
#   when: [access-point]
package lint403.rules.network.access_point_half_missing

import data.lint403.lib.denial

deny contains finding if {
	some term in ["identity", "resource"]
	some cause in denial.missing[term]
	judgement := denial.judgement_of(cause.first)
	check := judgement.check
	check.access_point
	check.kind in {"bucket", "access-point"}
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s through %s: %s does not allow it", [
			denial.denied(denial.as_weight(cause)),
			denial.access_point_name(check.access_point),
			_half(check),
		]),
		{
			"because": _because(check),
			"codes": _codes(judgement),
			"fix": {
				"description": sprintf("Add %s to the bucket policy.", [_delegation(check)]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_half(check) := sprintf("bucket %q behind it", [check.bucket]) if {
	check.kind == "bucket"
} else := "the access point"

_because(check) := "the bucket policy neither grants the principal nor delegates to the access point" if {
	check.kind == "bucket"
} else := "neither the access point policy nor an identity policy allows the request on the access point"

_codes(judgement) := ["AP-006"] if {
	input.access_points[judgement.check.access_point].type in {"multi-region", "object-lambda"}
} else := ["AP-004"] if {
	judgement.terms.relation == "cross"
} else := ["AP-001"]

_delegation(check) := sprintf(
	`{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": [%q, %q], "Condition": {"StringEquals": {"s3:DataAccessPointAccount": %q}}}`,
	[arn, sprintf("%s/*", [arn]), input.access_points[check.access_point].account],
) if {
	arn := input.buckets[check.bucket].arn
} else := "a statement that delegates to the access point's account"
