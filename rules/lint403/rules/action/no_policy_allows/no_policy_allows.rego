# METADATA
# title: NoPolicyAllows
# description: |
#   A declared access is allowed by neither an identity policy nor the bucket policy. In
#   one account either is enough; a bucket policy that names only the account (or its
#   root) still needs an identity policy besides.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
#     description: Policy evaluation for requests within a single account
# custom:
#   id: ACT200
#   severity: error
#   since: Unreleased
#   fix: Allow the action in an identity policy of the principal or in the bucket policy.
#   codes: [IAM-001, IAM-004, ACT-001, ACT-003, ACT-004]
#   seed: bucket-iam-policy
#   verdict: denied
package lint403.rules.action.no_policy_allows

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.missing.identity
	judgement := denial.judgement_of(cause.first)
	judgement.check.kind in {"bucket", "account"}
	judgement.terms.relation == "same"
	not judgement.check.access_point
	not startswith(judgement.check.action, "s3express:")
	denial.main(cause.first)
	not denial.integrations_only(cause.cases)
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: no identity policy and no bucket policy allows it", [denial.denied(denial.as_weight(cause))]),
		object.union(
			{
				"because": _because(judgement),
				"codes": _codes(judgement),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "an identity policy of the principal"),
		),
	)
}

_because(judgement) := "the bucket policy names only the account, which leaves the decision to identity policies" if {
	judgement.terms.resource.account == 2
} else := "within one account an identity policy or the bucket policy must allow the action"

_codes(judgement) := ["IAM-004"] if {
	judgement.terms.resource.account == 2
} else := ["IAM-001", "ACT-004"] if {
	judgement.check.action in {"s3:ListBucket", "s3:ListBucketVersions"}
	_sibling_granted(judgement)
} else := ["IAM-001", "ACT-001"]

# ListBucket is granted where ListBucketVersions is asked for, or the other way round.
_sibling_granted(judgement) if {
	some other in {"s3:ListBucket", "s3:ListBucketVersions"}
	other != judgement.check.action
	some id in judgement.check.policies
	some statement in input.policies[id].statements
	policy.allows(statement)
	policy.reaches_action(statement, lower(other))
}
