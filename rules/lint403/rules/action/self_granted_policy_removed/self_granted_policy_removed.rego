# METADATA
# title: SelfGrantedPolicyRemoved
# description: |
#   When some services are told to send their logs to a bucket, AWS adds the statements
#   they need to the bucket policy by itself. Where Terraform manages that policy and the
#   statements are not in it, the next apply removes them: everything works once, and then
#   the logs stop.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
#     description: Enable logging from AWS services
# custom:
#   id: ACT255
#   severity: error
#   since: Unreleased
#   fix: Add the statements of the service to the bucket policy that Terraform manages.
#   codes: [IAM-002]
#   seed: bucket-iam-policy
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "flows" {
#           bucket = "acme-flows"
#         }
#         resource "aws_s3_bucket_policy" "flows" {
#           bucket = aws_s3_bucket.flows.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:*"
#               Resource  = "${aws_s3_bucket.flows.arn}/*"
#               Condition = { Bool = { "aws:SecureTransport" = "false" } }
#             }]
#           })
#         }
#         resource "aws_flow_log" "main" {
#           log_destination      = aws_s3_bucket.flows.arn
#           log_destination_type = "s3"
#           traffic_type         = "ALL"
#           vpc_id               = "vpc-0123456789abcdef0"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "flows" {
#           bucket = "acme-flows"
#         }
#         resource "aws_flow_log" "main" {
#           log_destination      = aws_s3_bucket.flows.arn
#           log_destination_type = "s3"
#           traffic_type         = "ALL"
#           vpc_id               = "vpc-0123456789abcdef0"
#         }
package lint403.rules.action.self_granted_policy_removed

import data.lint403.lib.denial
import data.lint403.lib.integration

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "bucket"
	not check.elsewhere
	integration.by(cause, {"service"})
	integration.self_granted(cause)
	found := integration.spot(cause)
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("%s works once and breaks at the next apply: it will get 403 on %s, as %s", [
			denial.need_of(cause.first).principal,
			denial.what(denial.judgement_of(found.case).check),
			integration.obstacle(found),
		]),
		{
			"because": sprintf("%s; AWS adds the statements it needs to the policy, and Terraform removes them again", [
				integration.declarations(cause)[0].why,
			]),
			"fix": integration.fix(cause, found, sprintf("the policy of bucket %q", [check.bucket])),
		},
	)
}
