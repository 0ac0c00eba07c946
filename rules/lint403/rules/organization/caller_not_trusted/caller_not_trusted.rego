# METADATA
# title: CallerNotTrusted
# description: |
#   Somebody is meant to assume a role, but the role's trust policy does not let them:
#   it names others, or demands an external id or MFA that they do not send. AssumeRole
#   ends in 403, and with it everything that the role was to do.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
#     description: Cross-account policy evaluation logic
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
#     description: Update a role trust policy
# custom:
#   id: ORG700
#   severity: error
#   since: Unreleased
#   fix: Name the caller in the trust policy.
#   codes: [TRUST-001, TRUST-002]
#   seed: cross-account-role
#   verdict: denied
#   when: ["kind:trust", principal]
package lint403.rules.organization.caller_not_trusted

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "trust"
	caller := denial.need_of(cause.first).principal
	not endswith(caller, ".amazonaws.com")
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s cannot assume %s: its trust policy does not %s", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.who(check.resource),
			_lacks(cause, caller),
		]),
		{
			"because": "whoever assumes a role must be allowed to by its trust policy",
			"codes": _codes(cause, caller),
			"fix": {
				"description": sprintf("Add %s to Principal of the trust policy.", [caller]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_lacks(cause, caller) := "accept its request, which lacks what the conditions ask for" if {
	_conditional(cause, caller)
} else := "name it"

_codes(cause, caller) := ["TRUST-002"] if {
	_conditional(cause, caller)
} else := ["TRUST-001"]

# Named, but under a condition that does not hold.
_conditional(cause, caller) if {
	some id in cause.policies
	some statement in input.policies[id].statements
	policy.allows(statement)
	count(statement.conditions) > 0
	some entry in statement.principals
	_names(entry, caller)
}

_names(entry, caller) if entry.value == caller

_names(entry, _) if entry.form == "any"

_names(entry, caller) if {
	entry.form in {"account", "root"}
	entry.account == split(caller, ":")[4]
}
