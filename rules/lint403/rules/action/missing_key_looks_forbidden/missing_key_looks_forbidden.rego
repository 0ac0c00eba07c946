# METADATA
# title: MissingKeyLooksForbidden
# description: |
#   A policy lets its principals read objects of a bucket but not list it. S3 then answers
#   a request for a key that does not exist with 403 instead of 404, and a wrong key looks
#   like a missing permission. Where keys are always right, nothing is wrong.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
#     description: GetObject, permissions
# custom:
#   id: ACT213
#   severity: note
#   since: Unreleased
#   fix: Allow s3:ListBucket on the bucket as well, if keys may be missing.
#   codes: [OBJ-001, NEW_GETOBJECT_WITHOUT_LISTBUCKET]
#   seed: missing-object
#   verdict: at-risk
#   when: ["kind:identity", "service:s3", terraform]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_policy" "read" {
#           name = "read"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_policy" "read" {
#           name = "read"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" },
#               { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::acme-data" }
#             ]
#           })
#         }
package lint403.rules.action.missing_key_looks_forbidden

import data.lint403.lib.policy
import data.lint403.lib.readers

deny contains finding if {
	some id, buckets in readers.without_list
	document := input.policies[id]
	some name, pattern in buckets
	finding := policy.finding(
		rego.metadata.chain(), document, pattern.range,
		sprintf("objects of %q may be read but not listed: a key that does not exist answers 403, not 404", [name]),
		{
			"layer": "missing-object",
			"aws_message": "because no identity-based policy allows the s3:ListBucket action",
			"because": "S3 says that a key is missing only to those who may list the bucket",
			"unknown": ["whether keys may be missing"],
			"fix": {
				"description": sprintf(`Add {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": %q}.`, [readers.arn(pattern)]),
				"edits": [],
				"safe": false,
			},
			"key": name,
		},
	)
}
