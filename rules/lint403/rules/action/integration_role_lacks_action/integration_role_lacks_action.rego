# METADATA
# title: IntegrationRoleLacksAction
# description: |
#   A resource hands a service a bucket and a role, and no policy allows the role what the
#   service does with the bucket. Within one account an identity policy of the role or the
#   bucket policy is enough.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
#     description: Create a role to delegate permissions to an AWS service
#   - ref: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
#     description: Controlling access with Amazon Data Firehose
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
#     description: Setting up permissions for live replication
# custom:
#   id: ACT252
#   severity: error
#   since: Unreleased
#   fix: Allow the actions in an identity policy of the role.
#   codes: [IAM-001, ACT-001, ACT-003]
#   seed: bucket-iam-policy
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role" "hose" {
#           name = "hose"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "firehose.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy" "hose" {
#           role = aws_iam_role.hose.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect   = "Allow"
#                 Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
#                 Resource = "arn:aws:s3:::acme-events"
#               },
#               {
#                 Effect   = "Allow"
#                 Action   = ["s3:AbortMultipartUpload", "s3:GetObject"]
#                 Resource = "arn:aws:s3:::acme-events/*"
#               }
#             ]
#           })
#         }
#         resource "aws_s3_bucket" "events" {
#           bucket = "acme-events"
#         }
#         resource "aws_kinesis_firehose_delivery_stream" "events" {
#           name        = "events"
#           destination = "extended_s3"
#           extended_s3_configuration {
#             role_arn   = aws_iam_role.hose.arn
#             bucket_arn = aws_s3_bucket.events.arn
#           }
#         }
#       pass_tf: |
#         resource "aws_iam_role" "hose" {
#           name = "hose"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "firehose.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy" "hose" {
#           role = aws_iam_role.hose.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect   = "Allow"
#                 Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
#                 Resource = "arn:aws:s3:::acme-events"
#               },
#               {
#                 Effect   = "Allow"
#                 Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
#                 Resource = "arn:aws:s3:::acme-events/*"
#               }
#             ]
#           })
#         }
#         resource "aws_s3_bucket" "events" {
#           bucket = "acme-events"
#         }
#         resource "aws_kinesis_firehose_delivery_stream" "events" {
#           name        = "events"
#           destination = "extended_s3"
#           extended_s3_configuration {
#             role_arn   = aws_iam_role.hose.arn
#             bucket_arn = aws_s3_bucket.events.arn
#           }
#         }
package lint403.rules.action.integration_role_lacks_action

import data.lint403.lib.denial
import data.lint403.lib.integration

deny contains finding if {
	some cause in denial.missing.identity
	check := denial.judgement_of(cause.first).check
	check.kind in {"bucket", "resource", "account"}
	integration.only(cause)
	not integration.trap(cause)
	found := object.union(denial.spot(cause), {"case": cause.first})
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("%s will get 403 on %s: no identity policy of it allows %s", [
			denial.who(denial.need_of(cause.first).principal),
			denial.what(denial.judgement_of(integration.speaking(cause)).check),
			denial.listed(denial.asked_actions(cause.cases)),
		]),
		object.union(
			{"codes": _codes(cause)},
			denial.allow_fix(found, cause.cases, "an identity policy of the role"),
		),
	)
}

_codes(cause) := ["ACT-003"] if {
	denial.need_of(cause.first).operation == "ReplicateObject"
} else := ["IAM-001", "ACT-001"]
