# METADATA
# title: IntegrationBeforeItsPolicy
# description: |
#   AWS checks whether a service can reach a bucket, a topic, a queue or a function when it
#   is told to use it. The policy that lets the service in is created in the same apply, and
#   nothing makes Terraform create it first, so the apply may fail and succeed when it is
#   run again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
#     description: Granting permissions to publish event notification messages to a destination
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_notification
#     description: aws_s3_bucket_notification
# custom:
#   id: SEQ020
#   severity: warning
#   since: Unreleased
#   fix: Add the resource of the policy to depends_on.
#   verdict: at-risk
#   when: [integration]
#   examples:
#     - fail_tf: |
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
package lint403.rules.sequence.integration_before_its_policy

import data.lint403.lib.denial
import data.lint403.lib.order
import data.lint403.needs
import data.lint403.result

deny contains finding if {
	some [address, holder_address] in _pairs
	resource := order.resource_at(_type(address), address)
	holder := order.resource_at(_type(holder_address), holder_address)
	order.created(resource)
	order.created(holder)
	order.unordered(resource, holder)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"%s may be applied before %s, without which AWS refuses it",
			[address, holder_address],
		)),
		{
			"address": address,
			"layer": _layer(holder.type),
			"because": "AWS checks the access when it is set up, and nothing orders the two",
			"unknown": ["the order in which Terraform applies the two"],
			"related": [{"msg": "the policy it needs", "range": holder.range}],
			"fix": {
				"description": sprintf("Add depends_on = [%s].", [order.base(holder_address)]),
				"edits": [],
				"safe": true,
			},
			"key": holder_address,
		},
	)
}

# Resources that declare an access which is checked when they are set up, with the one
# resource that holds the statement by which it is allowed.
_pairs contains [declaration.address, holder] if {
	some id, index
	needs.weighed[id].declarations[index].origin == "integration"
	declaration := needs.weighed[id].declarations[index]
	declaration.actor == "service"
	declaration.fails == "apply"
	declaration.level == "must"
	declaration.self_grant == ""
	some holder in _holders(id)
	holder != declaration.address
	not _type(declaration.address) in _told_elsewhere
}

# One rule tells of trails, delivery channels and load balancers.
_told_elsewhere := {"aws_alb", "aws_cloudtrail", "aws_config_delivery_channel", "aws_elb", "aws_lb"}

# A request may take the policy of a bucket and that of a key.
_holders(id) := {holder |
	some judgement in denial.outcome_of(id).judgements
	judgement.verdict == 2
	holders := {address |
		some hit in judgement.hits
		hit.effect == "Allow"
		hit.verdict == 2
		address := input.policies[hit.policy].address
	}
	count(holders) == 1
	some holder in holders

	# A bucket that encrypts with a key comes after the key.
	_type(holder) != "aws_kms_key"
}

# The type of a resource by its address, which may start with modules.
_type(address) := parts[count(parts) - 2] if parts := split(order.base(address), ".")

_layer("aws_s3_bucket_policy") := "bucket-policy"

_layer("aws_kms_key_policy") := "kms-key-policy"

_layer(type) := "resource-policy" if not type in {"aws_s3_bucket_policy", "aws_kms_key_policy"}
