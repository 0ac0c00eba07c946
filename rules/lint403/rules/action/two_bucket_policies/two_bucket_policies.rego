# METADATA
# title: TwoBucketPolicies
# description: |
#   A bucket has one policy. Two resources set it, so each apply replaces what the other
#   wrote, and whatever the losing one grants ends in 403 until the next apply.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
#     description: PutBucketPolicy
# custom:
#   id: ACT205
#   severity: warning
#   since: Unreleased
#   when: [policies-of-bucket, terraform]
#   fix: Put all statements into one policy, for example with source_policy_documents.
#   codes: [IAM-006]
#   seed: bucket-iam-policy
#   verdict: at-risk
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_policy" "read" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#             }]
#           })
#         }
#         resource "aws_s3_bucket_policy" "tls" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:*"
#               Resource  = ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"]
#               Condition = { Bool = { "aws:SecureTransport" = "false" } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_policy" "tls" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:*"
#               Resource  = ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"]
#               Condition = { Bool = { "aws:SecureTransport" = "false" } }
#             }]
#           })
#         }
package lint403.rules.action.two_bucket_policies

import data.lint403.lib.policy

deny contains finding if {
	some name
	input.buckets[name].policies[1] # a second policy
	bucket := input.buckets[name]
	documents := [document |
		some id in bucket.policies
		document := input.policies[id]
		not startswith(document.address, "data.")
		not contains(document.address, ".data.")
		not _conditional(bucket, document)
	]
	count({document.address | some document in documents}) > 1
	some i, document in documents
	i > 0
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("bucket %q has one policy, which %s sets as well: the last one to be applied wins", [
			name,
			documents[0].address,
		]),
		{
			"layer": "bucket-policy",
			"because": "PutBucketPolicy replaces the whole policy",
			"unknown": ["the order in which Terraform applies them"],
			"related": [{"msg": "the other policy", "range": documents[0].header}],
			"fix": {"description": "Merge the two policies into one.", "edits": [], "safe": false},
			"key": sprintf("%s %s", [name, documents[0].address]),
		},
	)
}

# Without a plan it is not known which of several resources under a condition exist.
_conditional(bucket, document) if {
	object.get(bucket, "change", "") == ""
	endswith(document.address, "[0]")
}
