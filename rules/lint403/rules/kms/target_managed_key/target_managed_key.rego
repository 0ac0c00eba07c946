# METADATA
# title: TargetManagedKey
# description: |
#   A bucket is to notify a topic or queue that is encrypted with the AWS managed key
#   aws/sns or aws/sqs. The policies of these keys cannot be changed and do not let S3 in,
#   so S3 cannot send.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
#     description: Granting permissions to publish event notification messages to a destination
# custom:
#   id: KMS514
#   severity: error
#   since: Unreleased
#   fix: Encrypt with a customer managed key whose policy lets s3.amazonaws.com in, or with SSE-SQS.
#   codes: [KMS-011]
#   seed: kms
#   verdict: denied
#   when: ["resource:aws_s3_bucket_notification"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sns_topic" "inbox" {
#           name              = "inbox"
#           kms_master_key_id = "alias/aws/sns"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "s3.amazonaws.com" }
#               Action    = "sns:Publish"
#               Resource  = "*"
#               Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.inbox.arn } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_notification" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           topic {
#             topic_arn = aws_sns_topic.inbox.arn
#             events    = ["s3:ObjectCreated:*"]
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sns_topic" "inbox" {
#           name = "inbox"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "s3.amazonaws.com" }
#               Action    = "sns:Publish"
#               Resource  = "*"
#               Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.inbox.arn } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_notification" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           topic {
#             topic_arn = aws_sns_topic.inbox.arn
#             events    = ["s3:ObjectCreated:*"]
#           }
#         }
package lint403.rules.kms.target_managed_key

import data.lint403.needs.integrations
import data.lint403.result

deny contains finding if {
	some instance in integrations.instances
	startswith(instance.entry.id, "s3.notify.")
	startswith(instance.vars.key, "alias/aws/")
	some type in ["aws_sns_topic", "aws_sqs_queue"]
	some target in input.resources[type]
	target.values.arn == instance.vars.target
	finding := result.detail(
		result.at(
			rego.metadata.chain(), integrations.range_of("kms_master_key_id", target),
			sprintf("%s is encrypted with %s, whose policy does not let S3 in, so S3 cannot send what %s asks for", [
				target.address, instance.vars.key, instance.resource.address,
			]),
		),
		{
			"address": target.address,
			"layer": "kms-key-policy",
			"because": "the policy of an AWS managed key cannot be changed",
			"related": [{"msg": "the notification", "range": instance.range}],
			"fix": {
				"description": "Set kms_master_key_id to a customer managed key whose policy allows s3.amazonaws.com kms:GenerateDataKey and kms:Decrypt.",
				"edits": [],
				"safe": false,
			},
			"key": instance.resource.address,
		},
	)
}
