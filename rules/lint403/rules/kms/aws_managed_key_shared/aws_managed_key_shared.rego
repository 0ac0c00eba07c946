# METADATA
# title: AwsManagedKeyShared
# description: |
#   A bucket encrypts with the AWS managed key aws/s3, which serves principals of its own
#   account only. Other accounts and AWS services can neither read nor write here, and
#   the policy of that key cannot be changed. SSE-KMS without a key means aws/s3.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: KMS503
#   severity: error
#   since: Unreleased
#   fix: Encrypt with a customer managed key whose policy lets them in, or with AES256.
#   codes: [KMS-006]
#   seed: kms
#   verdict: denied
#   when: [bucket, terraform]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "aws:kms"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "cloudfront.amazonaws.com" }
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "AES256"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "cloudfront.amazonaws.com" }
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#             }]
#           })
#         }
package lint403.rules.kms.aws_managed_key_shared

import data.lint403.lib.denial
import data.lint403.needs.integrations

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "key"
	denial.need_of(cause.first).principal != "anonymous"
	denial.aws_managed(check)
	bucket := input.buckets[check.through]
	not integrations.cannot_encrypt(check.through, denial.need_of(cause.first).principal)
	finding := denial.finding_at(
		rego.metadata.chain(), _range(bucket),
		sprintf("%s will get 403 on %s: the bucket encrypts with aws/s3, a key that only its own account can use", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.what(denial.main_check(cause.first)),
		]),
		cause.cases,
		{
			"address": object.get(bucket, ["encryption", "address"], ""),
			"verdict": "denied",
			"because": "the policy of the AWS managed key cannot be changed",
			"fix": {
				"description": "Set kms_master_key_id to a customer managed key whose policy lets them in.",
				"edits": [],
				"safe": false,
			},
			"key": cause.key,
		},
	)
}

_range(bucket) := bucket.encryption.range if {
	bucket.encryption.range != ""
} else := bucket.range
