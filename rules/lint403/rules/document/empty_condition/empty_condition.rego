# METADATA
# title: EmptyCondition
# description: |
#   A condition key without values, or an operator without keys. A positive operator
#   then matches nothing, a negated one everything, and an empty Condition restricts
#   nothing. AWS accepts it. In Terraform this comes from a `for` over an empty list.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC016
#   severity: warning
#   when: [anomaly:empty-array|anomaly:empty-object]
#   since: Unreleased
#   verdict: hygiene
#   fix: Give the key a value, or remove it.
#   codes:
#     - EMPTY_ARRAY_CONDITION
#     - EMPTY_ARRAY_CONDITION_FORALLVALUES
#     - EMPTY_ARRAY_CONDITION_FORANYVALUE
#     - EMPTY_ARRAY_CONDITION_IFEXISTS
#     - EMPTY_OBJECT_CONDITION
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"StringEquals":{"s3:prefix":[]}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"StringEquals":{"s3:prefix":["a/"]}}}}'
package lint403.rules.document.empty_condition

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["empty-array"]
	some [_, operator, key] in regex.find_all_string_submatch_n(`\.Condition\.([^.]+)\.(.+)$`, anomaly.path, 1)
	[code, effect] := _meaning(operator)
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s of %s has no values, %s", [key, operator, effect]),
		{"codes": [code], "key": anomaly.path},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["empty-object"]
	regex.match(`\.Condition(\.[^.]+)?$`, anomaly.path)
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is empty and restricts nothing", [anomaly.path]),
		{"codes": ["EMPTY_OBJECT_CONDITION"], "severity": "note", "key": anomaly.path},
	)
}

_meaning(operator) := ["EMPTY_ARRAY_CONDITION_FORALLVALUES", "which holds only when the request has none either"] if {
	startswith(operator, "ForAllValues:")
}

_meaning(operator) := ["EMPTY_ARRAY_CONDITION_FORANYVALUE", "so it never holds"] if {
	startswith(operator, "ForAnyValue:")
}

_meaning(operator) := ["EMPTY_ARRAY_CONDITION_IFEXISTS", "so it holds only when the key is absent"] if {
	not startswith(operator, "For")
	endswith(operator, "IfExists")
}

_meaning(operator) := ["EMPTY_ARRAY_CONDITION", "so no value of the request can be among them"] if {
	not startswith(operator, "For")
	not endswith(operator, "IfExists")
}
