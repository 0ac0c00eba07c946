# METADATA
# title: MfaConditionMissesItsAim
# description: |
#   `aws:MultiFactorAuthPresent` is absent from requests with long-term access keys. A Deny
#   with `Bool` "false" therefore lets them through, and so does an Allow that only asks
#   whether the key exists. With `BoolIfExists` or `Null` the Deny hits them, together with
#   roles and services that can never present a second factor.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
#     description: AWS global condition context keys, aws:MultiFactorAuthPresent
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
#     description: Secure API access with MFA
# custom:
#   id: DEN154
#   severity: warning
#   since: Unreleased
#   fix: Deny with BoolIfExists, and spare the roles and services that need no second factor.
#   codes: [PARLIAMENT_BAD_PATTERN_FOR_MFA, NEW_MFA_DENY_HITS_ROLES, DENY-MFA-001, DENY-MFA-002, DENY-MFA-003]
#   seed: deny-mfa
#   when: ["key:aws:multifactorauthpresent|key:aws:multifactorauthage"]
#   verdict: at-risk
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}}'
package lint403.rules.deny.mfa_condition

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:multifactorauthpresent"]
	some value in condition.values
	not value.unknown
	lower(value.value) == "false"
	_lets_keys_through(statement, condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("requests with long-term access keys lack %s, so %s lets them through", [
			condition.key,
			policy.name(statement),
		]),
		{
			"codes": ["PARLIAMENT_BAD_PATTERN_FOR_MFA", "DENY-MFA-002"],
			"unknown": ["who uses long-term access keys"],
			"key": condition.operator,
		},
	)
}

deny contains finding if {
	some kind in ["bucket", "access-point", "kms"]
	some [document, statement] in policy.statements_of_kind[kind]
	policy.denies(statement)
	some condition in statement.conditions
	_hits_keys(condition)
	names := {other.name | some other in statement.conditions}
	count(names & _exemptions) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s denies roles, services and access keys alike, none of which can present a second factor", [
			policy.name(statement),
		]),
		{
			"codes": ["NEW_MFA_DENY_HITS_ROLES", "DENY-MFA-001", "DENY-MFA-003"],
			"unknown": ["which roles and services use the resource"],
			"key": condition.operator,
		},
	)
}

_lets_keys_through(statement, condition) if {
	policy.denies(statement)
	condition.base == "bool"
	not condition.if_exists
	not _also_absent(statement)
}

# The key being there does not make it true.
_lets_keys_through(statement, condition) if {
	policy.allows(statement)
	condition.base == "null"
	not _also_true(statement)
}

_also_absent(statement) if {
	some other in statement.conditions
	other.name in _mfa_keys
	other.base == "null"
}

_also_true(statement) if {
	some other in statement.conditions
	other.name == "aws:multifactorauthpresent"
	other.base == "bool"
}

_hits_keys(condition) if {
	condition.name == "aws:multifactorauthpresent"
	condition.base == "bool"
	condition.if_exists
	_says(condition, "false")
}

_hits_keys(condition) if {
	condition.name in _mfa_keys
	condition.base == "null"
	_says(condition, "true")
}

_says(condition, text) if {
	some value in condition.values
	lower(value.value) == text
}

_mfa_keys := {"aws:multifactorauthpresent", "aws:multifactorauthage"}

_exemptions := {
	"aws:principalarn",
	"aws:principalisawsservice",
	"aws:principalservicename",
	"aws:principaltype",
	"aws:principaltag/mfa",
	"aws:userid",
	"aws:username",
	"aws:viaawsservice",
	"aws:calledvia",
}
