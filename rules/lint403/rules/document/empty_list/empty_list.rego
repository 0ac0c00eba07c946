# METADATA
# title: EmptyList
# description: |
#   Action, Resource or Principal is an empty list or object, so the statement matches no
#   request. IAM refuses it ("Policy statement must contain actions"), S3 too. In
#   Terraform this comes from a `for` over an empty list.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC015
#   severity: error
#   when: [anomaly:empty-array|anomaly:empty-object]
#   since: Unreleased
#   fix: Name something, or leave the statement out.
#   codes: [EMPTY_ARRAY_ACTION, EMPTY_ARRAY_RESOURCE, EMPTY_ARRAY_PRINCIPAL, EMPTY_OBJECT_PRINCIPAL]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[],"Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.empty_list

import data.lint403.lib.policy

deny contains finding if {
	some kind in ["empty-array", "empty-object"]
	some [document, anomaly] in policy.anomalies[kind]
	code := _code(kind, regex.replace(anomaly.path, `^Statement(\[\d+\])?\.`, ""))
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is empty, so the statement matches no request", [anomaly.path]),
		{"codes": [code], "key": anomaly.path},
	)
}

_code("empty-array", element) := "EMPTY_ARRAY_ACTION" if element in {"Action", "NotAction"}

_code("empty-array", element) := "EMPTY_ARRAY_RESOURCE" if element in {"Resource", "NotResource"}

_code("empty-array", element) := "EMPTY_ARRAY_PRINCIPAL" if regex.match(`^(Not)?Principal\.`, element)

_code("empty-object", element) := "EMPTY_OBJECT_PRINCIPAL" if element in {"Principal", "NotPrincipal"}
