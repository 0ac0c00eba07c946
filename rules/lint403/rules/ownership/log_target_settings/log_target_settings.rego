# METADATA
# title: LogTargetSettings
# description: |
#   A bucket that a service delivers logs to has a setting that the delivery cannot cope
#   with: services cannot pay for requests, so CloudTrail and S3 access logs do not reach
#   a Requester Pays bucket, and S3 access logs and the audit logs of Amazon Redshift do
#   not reach a bucket with a default retention.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
#     description: Enabling Amazon S3 server access logging
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html
#     description: Using Requester Pays general purpose buckets for storage transfers and usage
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
#     description: Database audit logging
# custom:
#   id: OWN432
#   severity: error
#   since: Unreleased
#   fix: Deliver to a bucket of its own without that setting.
#   codes: [RP-001]
#   seed: requester-pays
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_object_lock_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             default_retention {
#               mode = "COMPLIANCE"
#               days = 365
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
#               Resource  = "${aws_s3_bucket.logs.arn}/*"
#               Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:s3:::acme-data" } }
#             }]
#           })
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
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "logging.s3.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "${aws_s3_bucket.logs.arn}/*"
#               Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:s3:::acme-data" } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_logging" "data" {
#           bucket        = "acme-data"
#           target_bucket = aws_s3_bucket.logs.id
#           target_prefix = "data/"
#         }
package lint403.rules.ownership.log_target_settings

import data.lint403.lib.refusal
import data.lint403.needs.integrations

deny contains finding if {
	some refused in integrations.refusals.settings
	finding := refusal.finding(
		rego.metadata.chain(), refused, refused.range,
		sprintf("bucket %q has %s, but %s cannot cope with it", [
			refused.bucket.name, refused.setting, refusal.who(refused),
		]),
		object.union(_kind(refused.setting), {"fix": {
			"description": sprintf("Deliver to a bucket without %s.", [refused.setting]),
			"edits": [],
			"safe": false,
		}}),
	)
}

_kind("Requester Pays") := {"layer": "requester-pays", "codes": ["RP-001"]}

_kind("a default retention") := {"layer": "object-lock"}
