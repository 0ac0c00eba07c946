# METADATA
# title: OpenTrustPolicy
# description: |
#   The role can be assumed by everybody, or by everybody in an account whose own policies
#   allow it, without an external id, MFA or any other condition.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#     description: The confused deputy problem
# custom:
#   id: SEC003
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the roles or users, or add a condition.
#   codes: [CKV_AWS_60, CKV_AWS_61]
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"sts:AssumeRole"}}'
package lint403.rules.security.open_trust

import data.lint403.lib.policy

deny contains finding if {
	some form, problem in _problems
	some [document, statement] in policy.statements_of_kind.trust
	policy.allows(statement)
	not statement.conditions
	some entry in statement.principals
	entry.form == form
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range, sprintf(problem.msg, [entry.value]),
		{"codes": [problem.code], "key": sprintf("%d %s", [statement.index, entry.value])},
	)
}

_problems := {
	"any": {"code": "CKV_AWS_60", "msg": "everybody (%q) can assume this role"},
	"account": {"code": "CKV_AWS_61", "msg": "everybody whom account %s lets can assume this role"},
	"root": {"code": "CKV_AWS_61", "msg": "everybody whom the account of %s lets can assume this role"},
}
