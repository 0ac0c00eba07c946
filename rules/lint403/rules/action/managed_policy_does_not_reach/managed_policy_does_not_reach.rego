# METADATA
# title: ManagedPolicyDoesNotReach
# description: |
#   A role has an AWS managed policy that sounds as if it were made for the purpose, but
#   allows access to buckets of certain names only, or none at all: AWSGlueServiceRole
#   reaches objects in buckets or folders whose name has "aws-glue-", the policies of
#   SageMaker AI those with "sagemaker", AWSElasticBeanstalkWebTier those that start with
#   "elasticbeanstalk-", and AmazonSSMManagedInstanceCore and AmazonECSTaskExecutionRolePolicy
#   none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html
#     description: AWSGlueServiceRole
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html
#     description: AmazonSageMakerFullAccess
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
#     description: AmazonSSMManagedInstanceCore
# custom:
#   id: ACT253
#   severity: error
#   since: Unreleased
#   fix: Attach a policy of your own that names the bucket.
#   codes: [IAM-001, ACT-001]
#   seed: bucket-iam-policy
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role" "crawler" {
#           name = "crawler"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "glue.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy_attachment" "crawler" {
#           role       = aws_iam_role.crawler.name
#           policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
#         }
#         resource "aws_s3_bucket" "lake" {
#           bucket = "acme-lake"
#         }
#         resource "aws_glue_crawler" "lake" {
#           name          = "lake"
#           database_name = "lake"
#           role          = aws_iam_role.crawler.arn
#           s3_target {
#             path = "s3://${aws_s3_bucket.lake.bucket}/raw/"
#           }
#         }
#       pass_tf: |
#         resource "aws_iam_role" "crawler" {
#           name = "crawler"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "glue.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy_attachment" "crawler" {
#           role       = aws_iam_role.crawler.name
#           policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
#         }
#         resource "aws_s3_bucket" "lake" {
#           bucket = "aws-glue-acme-lake"
#         }
#         resource "aws_glue_crawler" "lake" {
#           name          = "lake"
#           database_name = "lake"
#           role          = aws_iam_role.crawler.arn
#           s3_target {
#             path = "s3://${aws_s3_bucket.lake.bucket}/raw/"
#           }
#         }
package lint403.rules.action.managed_policy_does_not_reach

import data.lint403.lib.denial
import data.lint403.lib.integration

deny contains finding if {
	some cause in denial.missing.identity
	check := denial.judgement_of(cause.first).check
	check.kind == "bucket"
	integration.only(cause)
	trap := integration.trap(cause)
	finding := denial.finding_at(
		rego.metadata.chain(), trap.range,
		sprintf("%s will get 403 on %s: the managed policy %s reaches %s", [
			denial.who(denial.need_of(cause.first).principal),
			denial.what(denial.judgement_of(integration.speaking(cause)).check),
			trap.name,
			trap.reach,
		]),
		cause.cases,
		{
			"verdict": "denied",
			"severity": integration.severity(cause),
			"key": cause.key,
			"address": denial.need_of(cause.first).declared_by,
			"because": integration.consequence(cause),
			"related": integration.related(cause),
			"fix": {
				"description": sprintf("Attach a policy with %s as well.", [denial.statement_for(cause.cases)]),
				"edits": [],
				"safe": false,
			},
		},
	)
}
