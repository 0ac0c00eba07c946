# METADATA
# title: WrongType
# description: |
#   An element has a JSON type that the policy grammar does not take: a number or a
#   boolean instead of a string, an array instead of the Condition object. AWS answers
#   "Syntax errors in policy". In Terraform an account id or a version that is written
#   without quotes becomes a number.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: Grammar of the IAM JSON policy language
# custom:
#   id: DOC005
#   severity: error
#   when: [anomaly:wrong-type|anomaly:nested-array|anomaly:top-level-type]
#   since: Unreleased
#   verdict: apply-error
#   fix: Give the element the type that the grammar asks for.
#   codes: [DATA_TYPE_MISMATCH, CC_CONDITION_ARRAY]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":true,"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.wrong_type

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["wrong-type"]
	not _principal(anomaly)
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is %s; AWS takes %s here", [_name(anomaly), _article(anomaly.detail), _wanted(anomaly)]),
		{"codes": array.concat(["DATA_TYPE_MISMATCH"], _condition_array(anomaly)), "key": anomaly.path},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["nested-array"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s holds a list inside a list; write one flat list (flatten in Terraform)", [_name(anomaly)]),
		{"codes": ["DATA_TYPE_MISMATCH"], "key": anomaly.path},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["top-level-type"]
	anomaly.detail != "string"
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("the policy is %s; AWS takes one JSON object", [_article(anomaly.detail)]),
		{"codes": ["DATA_TYPE_MISMATCH"], "key": "document"},
	)
}

# The shape of Principal has its own rule.
_principal(anomaly) if regex.match(`\.(Not)?Principal$`, anomaly.path)

_name(anomaly) := regex.replace(anomaly.path, `^Statement\[\d+\]\.?`, "") if {
	not regex.match(`^Statement(\[\d+\])?$`, anomaly.path)
} else := "the statement" if {
	anomaly.path != "Statement"
} else := "Statement"

_article("array") := "an array"

_article("object") := "an object"

_article("null") := "null"

_article(type) := sprintf("a %s", [type]) if not type in {"array", "object", "null"}

_wanted(anomaly) := "an object" if regex.match(`(^Statement(\[\d+\])?|\.Condition(\.[A-Za-z:]+)?)$`, anomaly.path)

_wanted(anomaly) := "a string" if regex.match(`(^|\.)(Version|Id|Sid|Effect)$`, anomaly.path)

default _wanted(_) := "a string or a list of strings"

_condition_array(anomaly) := ["CC_CONDITION_ARRAY"] if {
	anomaly.detail == "array"
	regex.match(`\.Condition(\.[A-Za-z:]+)?$`, anomaly.path)
} else := []
