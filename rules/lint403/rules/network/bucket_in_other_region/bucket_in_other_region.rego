# METADATA
# title: BucketInOtherRegion
# description: |
#   A service works only with buckets in its own Region, and the one it is told to use is
#   in another. Load balancers, server access logs, inventories, the audit logs of Amazon
#   Redshift and the code of AWS Lambda functions are like that.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
#     description: Enabling Amazon S3 server access logging
#   - ref: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html
#     description: FunctionCode
# custom:
#   id: NET630
#   severity: error
#   since: Unreleased
#   fix: Use a bucket in the Region of the service.
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         provider "aws" {
#           alias  = "us"
#           region = "us-east-1"
#         }
#         resource "aws_s3_bucket" "code" {
#           provider = aws.us
#           bucket   = "acme-code"
#         }
#         resource "aws_lambda_function" "thumbs" {
#           function_name = "thumbs"
#           role          = "arn:aws:iam::111122223333:role/thumbs"
#           s3_bucket     = aws_s3_bucket.code.id
#           s3_key        = "thumbs.zip"
#         }
#       pass_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         resource "aws_s3_bucket" "code" {
#           bucket = "acme-code"
#         }
#         resource "aws_lambda_function" "thumbs" {
#           function_name = "thumbs"
#           role          = "arn:aws:iam::111122223333:role/thumbs"
#           s3_bucket     = aws_s3_bucket.code.id
#           s3_key        = "thumbs.zip"
#         }
package lint403.rules.network.bucket_in_other_region

import data.lint403.lib.refusal
import data.lint403.needs.integrations

deny contains finding if {
	some refused in integrations.refusals.region
	finding := refusal.finding(
		rego.metadata.chain(), refused, refused.instance.range,
		sprintf("bucket %q is in %s, but %s takes %s", [
			refused.bucket.name, refused.found, refusal.who(refused), refused.wanted,
		]),
		{
			"layer": "s3-service",
			"related": [{"msg": "the bucket", "range": refused.bucket.range}],
			"fix": {
				"description": sprintf("Use a bucket as the service takes it: %s.", [refused.wanted]),
				"edits": [],
				"safe": false,
			},
		},
	)
}
