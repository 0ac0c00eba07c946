# METADATA
# title: AclDeliveryWhereOff
# description: |
#   Standard logging of CloudFront and the Spot Instance data feed are let into a bucket by
#   its ACL, which they extend themselves. The bucket has ACLs switched off, as every bucket
#   has by default since April 2023, so AWS refuses to set the logging up.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
#     description: Configure and use standard logs (access logs)
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-data-feeds.html
#     description: Track your Spot Instance costs using the Spot Instance data feed
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# custom:
#   id: OWN430
#   severity: error
#   since: Unreleased
#   fix: Add aws_s3_bucket_ownership_controls with BucketOwnerPreferred for the bucket.
#   codes: [OWN-003]
#   seed: object-ownership
#   verdict: apply-error
#   when: ["resource:aws_cloudfront_distribution|resource:aws_spot_datafeed_subscription"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-cdn-logs"
#         }
#         resource "aws_cloudfront_distribution" "web" {
#           logging_config {
#             bucket = aws_s3_bucket.logs.bucket_domain_name
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-cdn-logs"
#         }
#         resource "aws_s3_bucket_ownership_controls" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             object_ownership = "BucketOwnerPreferred"
#           }
#         }
#         resource "aws_cloudfront_distribution" "web" {
#           logging_config {
#             bucket = aws_s3_bucket.logs.bucket_domain_name
#           }
#           depends_on = [aws_s3_bucket_ownership_controls.logs]
#         }
package lint403.rules.ownership.acl_delivery_where_off

import data.lint403.lib.bucket as buckets
import data.lint403.lib.refusal
import data.lint403.needs.integrations

deny contains finding if {
	some refused in integrations.refusals.acls
	finding := refusal.finding(
		rego.metadata.chain(), refused, _range(refused.bucket),
		sprintf("bucket %q has ACLs switched off (%s), but %s needs them", [
			refused.bucket.name, _reason(refused.bucket), refusal.who(refused),
		]),
		object.union(
			{
				"verdict": "apply-error",
				"layer": "object-ownership",
				"aws_message": refused.instance.entry.error,
				"because": "the service is let in by the ACL of the bucket and not by its policy",
				"fix": {
					"description": sprintf("Set object_ownership = \"BucketOwnerPreferred\" for bucket %q.", [refused.bucket.name]),
					"edits": [],
					"safe": false,
				},
			},
			buckets.presumed(refused.bucket, "ownership"),
		),
	)
}

_range(bucket) := bucket.ownership.range if {
	bucket.ownership
} else := bucket.range

_reason(bucket) := "BucketOwnerEnforced" if {
	bucket.ownership
} else := "the default of new buckets"
