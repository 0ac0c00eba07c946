# METADATA
# title: DuplicateMember
# description: |
#   One JSON object names a member twice, or one operator tests a condition key twice in
#   different letter case. Only the last survives where a parser accepts that at all:
#   a second `StringEquals` block silently drops the conditions of the first. IAM and the
#   Terraform provider refuse it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: Grammar of the IAM JSON policy language
# custom:
#   id: DOC003
#   severity: error
#   when: [anomaly:duplicate-name|anomaly:duplicate-key-case]
#   since: Unreleased
#   fix: Join the two members into one.
#   codes: [TFPROV_DUPLICATE_JSON_KEY, DUPLICATE_KEYS_WITH_DIFFERENT_CASE]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:GetBucketLocation"],"Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.duplicate_member

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["duplicate-name"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%q stands twice in one object, and only the last one counts; join the two", [anomaly.name]),
		object.union(_weight(document), {
			"codes": ["TFPROV_DUPLICATE_JSON_KEY"],
			"related": _first(anomaly),
			"key": anomaly.path,
		}),
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["duplicate-key-case"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("condition keys %q and %q are the same key to AWS; list all values under one", [
			anomaly.detail,
			anomaly.name,
		]),
		{"codes": ["DUPLICATE_KEYS_WITH_DIFFERENT_CASE"], "related": _first(anomaly), "key": anomaly.path},
	)
}

_first(anomaly) := [{"msg": "the first one", "range": anomaly.related}] if {
	anomaly.related
} else := []

# Terraform's own object syntax drops the first member before anybody sees it, and S3
# takes the last one; IAM refuses the text.
_weight(document) := {} if {
	document.form != "jsonencode"
	not document.kind in {"bucket", "access-point", "resource", "kms", "vpce"}
} else := {"severity": "warning"}
