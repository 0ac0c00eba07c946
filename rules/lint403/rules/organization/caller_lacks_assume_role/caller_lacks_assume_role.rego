# METADATA
# title: CallerLacksAssumeRole
# description: |
#   A trust policy names a role or user in view, but that principal's own policies do not
#   allow sts:AssumeRole on the role. Across accounts both sides must allow, and within an
#   account too when the trust policy names only the account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
#     description: Cross-account policy evaluation logic
# custom:
#   id: ORG703
#   severity: error
#   since: Unreleased
#   fix: Allow sts:AssumeRole on the role in an identity policy of the caller.
#   codes: [TRUST-004]
#   seed: cross-account-role
#   verdict: denied
#   when: ["kind:trust", principal]
package lint403.rules.organization.caller_lacks_assume_role

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.identity
	check := denial.judgement_of(cause.first).check
	check.kind == "trust"
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s cannot assume %s: its own policies do not allow sts:AssumeRole on it", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.who(check.resource),
		]),
		object.union(
			{"because": "across accounts the trust policy and the caller's own policies must both allow"},
			denial.allow_fix(denial.spot(cause), cause.cases, "an identity policy of the caller"),
		),
	)
}
