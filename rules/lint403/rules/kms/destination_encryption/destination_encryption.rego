# METADATA
# title: DestinationEncryption
# description: |
#   Some services write to buckets with SSE-S3 only: Application and Classic Load
#   Balancers, S3 server access logs and the audit logs of Amazon Redshift. Others can use
#   a customer managed key, but not aws/s3. A CloudFront origin access identity cannot read
#   objects under SSE-KMS at all. The bucket that such a service is told to use encrypts in
#   a way that it cannot.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
#     description: Database audit logging
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
#     description: Restrict access to an Amazon S3 origin
# custom:
#   id: KMS513
#   severity: error
#   since: Unreleased
#   fix: Encrypt the bucket in the way that the service supports.
#   codes: [KMS-011, KMS-006]
#   seed: kms
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-lb-logs"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "aws:kms"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "${aws_s3_bucket.logs.arn}/AWSLogs/*"
#             }]
#           })
#         }
#         resource "aws_lb" "web" {
#           name = "web"
#           access_logs {
#             bucket  = aws_s3_bucket.logs.id
#             enabled = true
#           }
#           depends_on = [aws_s3_bucket_policy.logs]
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-lb-logs"
#         }
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "${aws_s3_bucket.logs.arn}/AWSLogs/*"
#             }]
#           })
#         }
#         resource "aws_lb" "web" {
#           name = "web"
#           access_logs {
#             bucket  = aws_s3_bucket.logs.id
#             enabled = true
#           }
#           depends_on = [aws_s3_bucket_policy.logs]
#         }
package lint403.rules.kms.destination_encryption

import data.lint403.lib.refusal
import data.lint403.needs.integrations

# The target of server access logs has a rule of its own.
deny contains finding if {
	some refused in integrations.refusals.encryption
	refused.instance.entry.id != "s3.access_logs"
	finding := refusal.finding(
		rego.metadata.chain(), refused, refused.bucket.encryption.range,
		sprintf("bucket %q encrypts with KMS, but %s works with SSE-S3 only", [
			refused.bucket.name, refusal.who(refused),
		]),
		{
			"layer": "kms-key-policy",
			"fix": {"description": "Set sse_algorithm = \"AES256\".", "edits": [], "safe": false},
		},
	)
}

deny contains finding if {
	some refused in integrations.refusals["managed-key"]
	finding := refusal.finding(
		rego.metadata.chain(), refused, refused.bucket.encryption.range,
		sprintf("bucket %q encrypts with aws/s3, but %s takes a customer managed key or SSE-S3", [
			refused.bucket.name, refusal.who(refused),
		]),
		{
			"layer": "kms-key-policy",
			"codes": ["KMS-006"],
			"fix": {
				"description": "Set kms_master_key_id to a customer managed key, or sse_algorithm = \"AES256\".",
				"edits": [],
				"safe": false,
			},
		},
	)
}
