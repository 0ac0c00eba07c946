# METADATA
# title: DestinationRefused
# description: |
#   A service accepts only destinations of a certain kind: AWS WAF a bucket whose name
#   starts with "aws-waf-logs-", the conformance packs of AWS Config one that starts with
#   "awsconfigconforms", load balancers a prefix without "AWSLogs", and S3 notifications a
#   queue that is not FIFO. What the resource names is none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
#     description: Sending web ACL traffic logs to an Amazon S3 bucket
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
#     description: Event notification types and destinations
# custom:
#   id: ACT260
#   severity: error
#   since: Unreleased
#   fix: Use a destination that the service accepts.
#   verdict: apply-error
#   when: [integration]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "waf" {
#           bucket = "acme-waf-logs"
#         }
#         resource "aws_wafv2_web_acl_logging_configuration" "waf" {
#           log_destination_configs = [aws_s3_bucket.waf.arn]
#           resource_arn            = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/web/11111111-2222-3333-4444-555555555555"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "waf" {
#           bucket = "aws-waf-logs-acme"
#         }
#         resource "aws_wafv2_web_acl_logging_configuration" "waf" {
#           log_destination_configs = [aws_s3_bucket.waf.arn]
#           resource_arn            = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/web/11111111-2222-3333-4444-555555555555"
#         }
package lint403.rules.action.destination_refused

import data.lint403.lib.refusal
import data.lint403.needs.integrations

deny contains finding if {
	some refused in integrations.refusals.name
	finding := refusal.finding(
		rego.metadata.chain(), refused, refused.instance.range,
		sprintf("%s takes only %s, and not %q", [refusal.who(refused), refused.wanted, refused.found]),
		{
			"verdict": "apply-error",
			"layer": "s3-service",
			"aws_message": object.get(refused.instance.entry, "error", ""),
			"fix": {"description": sprintf("Use %s.", [refused.wanted]), "edits": [], "safe": false},
		},
	)
}
