# METADATA
# title: PolicyIsNotJson
# description: |
#   The text is not valid JSON, so AWS refuses the policy with MalformedPolicyDocument
#   (IAM, KMS) or MalformedPolicy (S3), and nothing in it takes effect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC001
#   severity: error
#   when: [anomaly:syntax|anomaly:trailing-data]
#   since: Unreleased
#   verdict: apply-error
#   fix: Correct the JSON at the place shown.
#   codes: [JSON_SYNTAX_ERROR, SESS-005]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
package lint403.rules.document.invalid_json

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies.syntax
	not anomaly.name
	not _empty(document)
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("the policy is not valid JSON: %s; AWS refuses it", [anomaly.detail]),
		{"codes": _codes(document), "related": _opened(anomaly), "key": "syntax"},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["trailing-data"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		"text follows the policy document; AWS takes exactly one JSON object",
		{"codes": _codes(document), "key": "trailing-data"},
	)
}

_codes(document) := ["JSON_SYNTAX_ERROR"] if document.kind != "session"

_codes(document) := ["JSON_SYNTAX_ERROR", "SESS-005"] if document.kind == "session"

# No text at all, or the name of a file, is the subject of another rule.
_empty(document) if {
	some anomaly in document.anomalies
	anomaly.kind == "empty"
}

_opened(anomaly) := [{"msg": "opened here", "range": anomaly.related}] if {
	anomaly.related
} else := []
