# METADATA
# title: AllowShadowedByDeny
# description: |
#   Everything that an Allow grants is taken back by a Deny of the same policy that has no
#   condition, so the Allow never takes effect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     description: Policy evaluation logic
# custom:
#   id: DOC044
#   severity: error
#   when: [several, effect:allow, deny-always]
#   since: Unreleased
#   verdict: denied
#   fix: Narrow the Deny, or remove the Allow.
#   codes: [NEW_ALLOW_SHADOWED_BY_DENY]
#   seed: bucket-iam-policy
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data*"}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Effect":"Deny","Action":"s3:Put*","Resource":"arn:aws:s3:::data*"}]}'
package lint403.rules.document.allow_shadowed_by_deny

import data.lint403.lib.policy

deny contains finding if {
	some [document, denial] in _denials
	some statement in document.statements
	policy.allows(statement)
	_covered(statement, denial, "actions")
	_covered(statement, denial, "resources")
	_principals_covered(statement, denial)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.range,
		sprintf("%s allows nothing: %s denies all of it", [policy.name(statement), policy.name(denial)]),
		{
			"codes": ["NEW_ALLOW_SHADOWED_BY_DENY"],
			"related": [{"msg": "denies all of it", "range": denial.range}],
			"key": sprintf("%d %d", [statement.index, denial.index]),
		},
	)
}

# The unconditional ones.
_denials := [[document, statement] |
	some i
	policy.statements[i][1].effect.value == "Deny"
	[document, statement] := policy.statements[i]
	not statement.conditions
	not "Condition" in statement.elements
	statement.actions
	statement.resources
	not statement.not_principals
	not document.kind in {"trust", "scp", "rcp", "boundary", "session"}
]

_covered(statement, denial, field) if {
	count(statement[field]) > 0
	every entry in statement[field] {
		_covers(denial[field], entry)
	}
}

_covers(outers, entry) if {
	some outer in outers
	policy.covers(outer, entry)
	not entry.unknown
}

# The same token is the same value.
_covers(outers, entry) if {
	some outer in outers
	outer.unknown
	outer.value == entry.value
	outer.match.kind == "exact"
}

# Identity policies name no principal; one that everyone is denied shadows any.
_principals_covered(statement, denial) if {
	not statement.principals
	not statement.not_principals
	not denial.principals
}

_principals_covered(_, denial) if {
	some entry in denial.principals
	entry.form == "any"
}
