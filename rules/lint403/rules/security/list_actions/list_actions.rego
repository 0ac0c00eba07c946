# METADATA
# title: ListsEveryBucket
# description: |
#   An identity policy allows listing all buckets or the contents of every bucket. Mind
#   that without s3:ListBucket S3 answers 403 instead of 404 for a missing key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
#     description: GetObject
# custom:
#   id: SEC010
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Allow s3:ListBucket on the buckets that are needed.
#   codes: [REGULA_S3_NOLIST]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:List*","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.security.list_actions

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	access.allows_everywhere(statement)
	some action in statement.actions
	action.service in {"s3", "*"}
	some name in ["s3:listallmybuckets", "s3:listbucket", "s3:listbucketversions"]
	policy.matches(action.match, name)
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s lists every bucket", [action.value]),
		{"codes": ["REGULA_S3_NOLIST"], "key": sprintf("%d %s", [statement.index, action.value])},
	)
}
