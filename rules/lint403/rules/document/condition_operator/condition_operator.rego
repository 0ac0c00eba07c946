# METADATA
# title: InvalidConditionOperator
# description: |
#   A condition operator is misspelled, written in another letter case than AWS spells
#   it, or `Null` with `IfExists` or a set operator, which has no meaning. AWS refuses the
#   policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: IAM JSON policy elements, condition operators
# custom:
#   id: DOC060
#   severity: error
#   since: Unreleased
#   fix: Spell the operator as AWS does.
#   codes: [INVALID_CONDITION_OPERATOR, S3API_OPERATOR_CASE, NULL_WITH_IF_EXISTS, NULL_WITH_QUALIFIER]
#   when: ["anomaly:unknown-operator|anomaly:operator-case|operator:null"]
#   verdict: apply-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"stringEquals":{"s3:prefix":"2026/"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringEquals":{"s3:prefix":"2026/"}}}}'
package lint403.rules.document.condition_operator

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, anomaly] in policy.anomalies["unknown-operator"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("there is no condition operator %q%s", [anomaly.name, _instead(anomaly)]),
		{"codes": ["INVALID_CONDITION_OPERATOR"], "key": anomaly.path},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["operator-case"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("condition operator %q has to be written %q", [anomaly.name, anomaly.detail]),
		object.union(
			reference.renaming(document, anomaly.range, anomaly.name, anomaly.detail),
			{"codes": ["INVALID_CONDITION_OPERATOR", "S3API_OPERATOR_CASE"], "key": anomaly.path},
		),
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions
	condition.base == "null"
	condition.if_exists
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("%q asks twice whether the key exists, which AWS does not accept; write \"Null\"", [condition.operator]),
		{"codes": ["NULL_WITH_IF_EXISTS"], "key": condition.key},
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions
	condition.base == "null"
	not condition.if_exists
	_outcome[condition.set]
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("%q is %s, whatever the request says; write \"Null\"", [condition.operator, _outcome[condition.set]]),
		{
			"codes": ["NULL_WITH_QUALIFIER"], "key": condition.key,
			"severity": "warning", "verdict": "policy-error",
		},
	)
}

_instead(anomaly) := sprintf("; write %q", [anomaly.detail]) if anomaly.detail

_instead(anomaly) := "" if not anomaly.detail

_outcome := {"forallvalues": "true for every request without the key", "foranyvalue": "false for every request without the key"}
