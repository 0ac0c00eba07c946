# METADATA
# title: WildcardOnlyCondition
# description: |
#   A condition compares a key with `*` alone. It then tests only whether the key is
#   there, which `Null` says in plain words, or with IfExists and ForAllValues it always
#   holds, or under a negated operator it can never hold for a request that has the key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition_operators.html
#     description: "IAM JSON policy elements: Condition operators"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC042
#   severity: note
#   when: [operator:stringlike|operator:arnlike|operator:arnequals|operator:stringnotlike|operator:arnnotlike|operator:arnnotequals]
#   since: Unreleased
#   verdict: hygiene
#   fix: Say with Null whether the key must be there, or remove the condition.
#   codes:
#     - EQUIVALENT_TO_NULL_FALSE
#     - EQUIVALENT_TO_NULL_TRUE
#     - REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION
#     - REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"StringLike":{"aws:PrincipalTag/team":"*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"Null":{"aws:PrincipalTag/team":"false"}}}}'
package lint403.rules.document.wildcard_condition

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in _conditions
	meaning := _meaning(condition, statement)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s on %s with \"*\" %s", [condition.operator, condition.key, meaning.msg]),
		object.union(object.get(meaning, "grade", {}), {
			"codes": [meaning.code],
			"key": sprintf("%d %s %s", [statement.index, condition.operator, condition.name]),
		}),
	)
}

_conditions := [[document, statement, condition] |
	some [document, statement, condition] in policy.conditions
	condition.base in (_positive | _negative)
	not condition.unknown
	some value in condition.values
	regex.match(`^\*+$`, value.value)
]

_positive := {"stringlike", "arnlike", "arnequals"}

_negative := {"stringnotlike", "arnnotlike", "arnnotequals"}

_meaning(condition, _) := {
	"code": "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
	"msg": "always holds, so it restricts nothing",
} if {
	condition.base in _positive
	_passes_absent(condition)
} else := {
	"code": "EQUIVALENT_TO_NULL_FALSE",
	"msg": "holds whenever the key is there; Null false says so",
} if {
	condition.base in _positive
} else := {
	"code": "EQUIVALENT_TO_NULL_TRUE",
	"msg": "holds only when the key is absent; Null true says so",
} if {
	not condition.set == "foranyvalue"
}

_meaning(condition, statement) := {
	"code": "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
	"msg": sprintf("never holds, so the statement %s nothing", [_verb(statement)]),
	"grade": _grade(statement),
} if {
	condition.base in _negative
	condition.set == "foranyvalue"
	not condition.if_exists
}

_passes_absent(condition) if condition.if_exists

_passes_absent(condition) if condition.set == "forallvalues"

_verb(statement) := "allows" if {
	policy.allows(statement)
} else := "denies"

_grade(statement) := {"severity": "error", "verdict": "denied"} if {
	policy.allows(statement)
} else := {"severity": "warning"}
