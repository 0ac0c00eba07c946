# METADATA
# title: MissingCompanionAction
# description: |
#   An S3 operation needs more than one action, and the principal is granted only the main
#   one: an upload with an ACL needs s3:PutObjectAcl, one with tags s3:PutObjectTagging, a
#   copy the source as well. The request ends in 403 although "PutObject is allowed".
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
#     description: Required permissions for Amazon S3 API operations
# custom:
#   id: ACT210
#   severity: error
#   since: Unreleased
#   fix: Allow the further action on the same resource.
#   codes: [ACT-001, ACT-002, ACT-003]
#   seed: missing-action
#   verdict: denied
package lint403.rules.action.missing_companion_action

import data.lint403.lib.denial

deny contains finding if {
	some term in ["identity", "resource"]
	some cause in denial.missing[term]
	check := denial.judgement_of(cause.first).check
	check.kind == "bucket"
	not check.access_point
	not denial.main(cause.first)
	denial.main_allowed(cause.first)
	not denial.integrations_only(cause.cases)
	need := denial.need_of(cause.first)
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s will get 403 on %s of %s: it needs %s besides", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			need.operation,
			denial.shown(check.resource),
			concat(" and ", denial.asked_actions(cause.cases)),
		]),
		object.union(
			{
				"because": _because(need, check),
				"codes": _codes(need),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "the policy that allows the operation"),
		),
	)
}

_because(_, check) := "the upload sets an ACL" if {
	check.action == "s3:PutObjectAcl"
} else := "the upload sets tags" if {
	check.action == "s3:PutObjectTagging"
} else := "the operation is authorized by several actions"

_codes(need) := ["ACT-003"] if {
	need.operation in {"CopyObject", "UploadPartCopy"}
} else := ["ACT-002"]
