# METADATA
# title: IdentityLacksForeignBucket
# description: |
#   A bucket policy lets in a principal of another account, but the principal's own
#   policies, which are in view, do not allow the request. Across accounts both sides
#   must allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
#     description: Cross-account policy evaluation logic
# custom:
#   id: ACT202
#   severity: error
#   since: Unreleased
#   fix: Allow the action in an identity policy of the principal.
#   codes: [IAM-003]
#   seed: bucket-iam-policy
#   verdict: denied
package lint403.rules.action.identity_lacks_foreign_bucket

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.identity
	judgement := denial.judgement_of(cause.first)
	judgement.check.kind == "bucket"
	judgement.terms.relation == "cross"
	not judgement.check.access_point
	not startswith(judgement.check.action, "s3express:")
	denial.main(cause.first)
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: its own policies do not allow it, and the bucket is in another account", [
			denial.denied(denial.as_weight(cause)),
		]),
		object.union(
			{"because": "across accounts the identity policy and the bucket policy must both allow"},
			denial.allow_fix(denial.spot(cause), cause.cases, "an identity policy of the principal"),
		),
	)
}
