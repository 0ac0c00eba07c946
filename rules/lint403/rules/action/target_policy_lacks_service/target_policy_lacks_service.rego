# METADATA
# title: TargetPolicyLacksService
# description: |
#   A bucket is to notify a topic, a queue or a function, and the policy of that does not
#   let S3 in for this bucket. S3 sends a test message when the notification is set up, so
#   the apply fails.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
#     description: Granting permissions to publish event notification messages to a destination
# custom:
#   id: ACT254
#   severity: error
#   since: Unreleased
#   fix: Allow s3.amazonaws.com in the policy of the topic, queue or function.
#   codes: [IAM-001]
#   verdict: denied
#   when: ["resource:aws_s3_bucket_notification"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sqs_queue" "inbox" {
#           name = "inbox"
#         }
#         resource "aws_s3_bucket_notification" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           queue {
#             queue_arn = aws_sqs_queue.inbox.arn
#             events    = ["s3:ObjectCreated:*"]
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_sqs_queue" "inbox" {
#           name = "inbox"
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
package lint403.rules.action.target_policy_lacks_service

import data.lint403.lib.denial
import data.lint403.lib.integration

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "resource"
	integration.by(cause, {"service"})
	found := integration.spot(cause)
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("S3 will get 403 on %s: %s", [denial.what(denial.judgement_of(found.case).check), integration.obstacle(found)]),
		{
			"layer": "resource-policy",
			"fix": {"description": _repair(cause, check), "edits": [], "safe": false},
		},
	)
}

# What lets S3 call a function is a resource of its own in Terraform.
_repair(cause, check) := sprintf(
	"Add an aws_lambda_permission for %s with principal \"s3.amazonaws.com\" and the bucket's ARN as source_arn.",
	[check.resource],
) if {
	check.action == "lambda:InvokeFunction"
} else := sprintf("Add %s to the policy of %s.", [integration.statements(cause), check.resource])
