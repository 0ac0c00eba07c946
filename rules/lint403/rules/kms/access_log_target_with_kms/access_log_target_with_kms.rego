# METADATA
# title: AccessLogTargetWithKms
# description: |
#   S3 delivers server access logs only to buckets whose default encryption is SSE-S3.
#   The target bucket encrypts with a KMS key, so no log ever arrives.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
#     description: Enabling Amazon S3 server access logging
# custom:
#   id: KMS508
#   severity: error
#   since: Unreleased
#   when: [resource:aws_s3_bucket_logging]
#   fix: Set the default encryption of the target bucket to AES256.
#   codes: [KMS-012]
#   seed: kms
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "aws:kms"
#             }
#           }
#         }
#         resource "aws_s3_bucket_logging" "data" {
#           bucket        = "acme-data"
#           target_bucket = aws_s3_bucket.logs.id
#           target_prefix = "data/"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "AES256"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "logging.s3.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "${aws_s3_bucket.logs.arn}/data/*"
#               Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:s3:::acme-data" } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_logging" "data" {
#           bucket        = "acme-data"
#           target_bucket = aws_s3_bucket.logs.id
#           target_prefix = "data/"
#         }
package lint403.rules.kms.access_log_target_with_kms

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_s3_bucket_logging
	object.get(resource, "change", "") != "delete"
	target := buckets.named(resource.values.target_bucket)
	startswith(target.encryption.algorithm, "aws:kms")
	finding := result.detail(
		result.at(rego.metadata.chain(), target.encryption.range, sprintf(
			"bucket %q encrypts with KMS by default, so the access logs of %s never arrive in it",
			[target.name, resource.address],
		)),
		{
			"address": object.get(target.encryption, "address", ""),
			"layer": "kms-key-policy",
			"because": "S3 delivers access logs only to buckets with SSE-S3 as default encryption",
			"need": {
				"principal": "logging.s3.amazonaws.com",
				"action": "s3:PutObject",
				"resource": sprintf("%s/*", [target.arn]),
				"declared_by": resource.address,
				"range": resource.range,
			},
			"related": [{"msg": "this sends its logs there", "range": resource.range}],
			"fix": {"description": "Set sse_algorithm = \"AES256\".", "edits": [], "safe": false},
			"key": resource.address,
		},
	)
}
