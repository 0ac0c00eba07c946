# METADATA
# title: BucketPolicyLacksForeignPrincipal
# description: |
#   A principal of another account is granted access by its own policies, but the bucket
#   policy does not let it in. Across accounts both sides must allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
#     description: Cross-account policy evaluation logic
# custom:
#   id: ACT201
#   severity: error
#   since: Unreleased
#   fix: Allow the principal in the bucket policy.
#   codes: [IAM-002]
#   seed: bucket-iam-policy
#   verdict: denied
package lint403.rules.action.bucket_policy_lacks_foreign_principal

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.resource
	judgement := denial.judgement_of(cause.first)
	judgement.check.kind == "bucket"
	judgement.terms.relation == "cross"
	not judgement.check.access_point
	not startswith(judgement.check.action, "s3express:")
	denial.main(cause.first)
	not denial.declared_by_actor(cause.cases, {"principal", "account"})
	caller := denial.need_of(cause.first).principal
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: the policy of bucket %q in another account does not allow it", [
			denial.denied(denial.as_weight(cause)), judgement.check.bucket,
		]),
		{
			"because": "across accounts the identity policy and the bucket policy must both allow",
			"fix": {
				"description": sprintf("Add %s to the bucket policy.", [_statement(cause, caller)]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_statement(cause, caller) := replace(
	denial.statement_for(cause.cases),
	`{"Effect": "Allow",`,
	sprintf(`{"Effect": "Allow", "Principal": {"AWS": %q},`, [caller]),
)
