# METADATA
# title: WrongSetOperator
# description: |
#   `ForAllValues:` and `ForAnyValue:` are for condition keys with several values. Without
#   them such a key does not compare as meant. With `ForAllValues:` on a key with one value
#   the condition also holds when the key is absent, which lets anonymous requests through;
#   `ForAnyValue:` there changes nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
#     description: Single-valued vs. multivalued context keys
# custom:
#   id: DOC065
#   severity: warning
#   since: Unreleased
#   fix: Use ForAnyValue or ForAllValues with keys of several values, and only with these.
#   codes: [MISSING_QUALIFIER, FORALLVALUES_WITH_SINGLE_VALUED_KEY, PARLIAMENT_SINGLE_VALUE_FORANYVALUE]
#   when: ["set:forallvalues|set:foranyvalue|key-array"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}'
package lint403.rules.document.set_operator

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name, key in data.lint403.iam.keys
	key.known
	key.scope != "foreign"
	some [document, statement, condition] in policy.conditions_on[name]
	not condition.unknown
	not condition.base == "null"
	operator.families[condition.base]
	reason := _reason(key, object.get(condition, "set", ""), statement)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("condition key %q has %s", [condition.key, reason.msg]),
		object.union(reason.fields, {"codes": [reason.code], "key": condition.key}),
	)
}

_reason(key, "", _) := {
	"code": "MISSING_QUALIFIER",
	"msg": "several values, so the operator needs ForAnyValue: or ForAllValues: before it",
	"fields": {},
} if {
	key.array
}

_reason(key, "forallvalues", statement) := {
	"code": "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
	"msg": "one value; ForAllValues: also holds for requests without the key",
	"fields": _weight(statement),
} if {
	not key.array
}

_reason(key, "foranyvalue", _) := {
	"code": "PARLIAMENT_SINGLE_VALUE_FORANYVALUE",
	"msg": "one value; leave ForAnyValue: out",
	"fields": {"severity": "note", "verdict": "hygiene"},
} if {
	not key.array
}

_weight(statement) := {} if policy.allows(statement)

_weight(statement) := {"severity": "note"} if not policy.allows(statement)
