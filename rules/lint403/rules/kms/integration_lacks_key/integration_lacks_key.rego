# METADATA
# title: IntegrationLacksKey
# description: |
#   A resource names a KMS key for what a service writes, or hands S3 a topic or queue that
#   is encrypted with one, and neither the key policy nor a policy of the role lets whoever
#   does the work use the key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
#     description: Configure AWS KMS key policies for CloudTrail
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
#     description: Granting permissions to publish event notification messages to a destination
# custom:
#   id: KMS512
#   severity: error
#   since: Unreleased
#   fix: Let the service, or the role it works with, use the key.
#   codes: [KMS-011, KMS-001, KMS-003]
#   seed: kms
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_kms_key" "queue" {
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:root" }
#               Action    = "kms:*"
#               Resource  = "*"
#             }]
#           })
#         }
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sqs_queue" "inbox" {
#           name              = "inbox"
#           kms_master_key_id = aws_kms_key.queue.arn
#         }
#         resource "aws_sqs_queue_policy" "inbox" {
#           queue_url = aws_sqs_queue.inbox.url
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "s3.amazonaws.com" }
#               Action    = "sqs:SendMessage"
#               Resource  = aws_sqs_queue.inbox.arn
#               Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.inbox.arn } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_notification" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           queue {
#             queue_arn = aws_sqs_queue.inbox.arn
#             events    = ["s3:ObjectCreated:*"]
#           }
#           depends_on = [aws_sqs_queue_policy.inbox]
#         }
#       pass_tf: |
#         resource "aws_kms_key" "queue" {
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = "arn:aws:iam::111122223333:root" }
#                 Action    = "kms:*"
#                 Resource  = "*"
#               },
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "s3.amazonaws.com" }
#                 Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
#                 Resource  = "*"
#               }
#             ]
#           })
#         }
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sqs_queue" "inbox" {
#           name              = "inbox"
#           kms_master_key_id = aws_kms_key.queue.arn
#         }
#         resource "aws_sqs_queue_policy" "inbox" {
#           queue_url = aws_sqs_queue.inbox.url
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "s3.amazonaws.com" }
#               Action    = "sqs:SendMessage"
#               Resource  = aws_sqs_queue.inbox.arn
#               Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.inbox.arn } }
#             }]
#           })
#         }
#         resource "aws_s3_bucket_notification" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           queue {
#             queue_arn = aws_sqs_queue.inbox.arn
#             events    = ["s3:ObjectCreated:*"]
#           }
#           depends_on = [aws_sqs_queue_policy.inbox]
#         }
package lint403.rules.kms.integration_lacks_key

import data.lint403.lib.denial
import data.lint403.lib.integration

# The key policy leaves the service or the role out.
deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	_named_key(cause, check)
	not check.elsewhere
	found := integration.spot(cause)
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("%s will get 403 on %s of %s: %s", [
			denial.who(denial.need_of(cause.first).principal),
			denial.listed(denial.asked_actions(cause.cases)),
			denial.key_name(check),
			integration.obstacle(found),
		]),
		{
			"codes": ["KMS-011"],
			"layer": "kms-key-policy",
			"fix": integration.fix(cause, found, sprintf("the policy of %s", [denial.key_name(check)])),
		},
	)
}

# The key policy leaves it to identity policies, and the role has none for the key.
deny contains finding if {
	some cause in denial.missing.identity
	check := denial.judgement_of(cause.first).check
	_named_key(cause, check)
	found := object.union(denial.spot(cause), {"case": cause.first})
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("%s will get 403 on %s of %s: no identity policy of it allows that", [
			denial.who(denial.need_of(cause.first).principal),
			denial.listed(denial.asked_actions(cause.cases)),
			denial.key_name(check),
		]),
		object.union(
			{"codes": _codes(cause), "layer": "kms-identity"},
			denial.allow_fix(found, cause.cases, "an identity policy of the role"),
		),
	)
}

# A key that the resource itself names; the keys of buckets have rules of their own.
_named_key(cause, check) if {
	check.kind == "key"
	not check.through
	not denial.aws_managed(check)
	integration.by(cause, {"service", "role"})
}

_codes(cause) := sort({code |
	some action in denial.asked_actions(cause.cases)
	code := object.get({"kms:Decrypt": "KMS-001"}, action, "KMS-003")
})
