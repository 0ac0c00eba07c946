# METADATA
# title: EmptySid
# description: |
#   A Sid that is empty names nothing. AWS accepts it, and IAM Access Analyzer suggests to
#   leave it out or to fill it in.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC014
#   severity: note
#   when: [anomaly:empty-string]
#   since: Unreleased
#   verdict: hygiene
#   fix: Leave Sid out, or name the statement.
#   codes: [EMPTY_SID_VALUE]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Sid":"","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.empty_sid

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements
	statement.sid.value == ""
	finding := policy.finding(
		rego.metadata.chain(), document, statement.sid.range,
		"Sid is empty; leave it out or name the statement",
		{"codes": ["EMPTY_SID_VALUE"], "key": sprintf("%d", [statement.index])},
	)
}
