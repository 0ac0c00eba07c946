# METADATA
# title: ServiceAclWhereOff
# description: |
#   A service is told to write its objects with a canned ACL into a bucket that has ACLs
#   switched off. S3 refuses every upload with an ACL other than bucket-owner-full-control
#   there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
#     description: Troubleshooting, Object Ownership
#   - ref: https://docs.aws.amazon.com/iot/latest/developerguide/s3-rule-action.html
#     description: S3, AWS IoT Core
#   - ref: https://docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html
#     description: Set up a CRL for AWS Private CA
# custom:
#   id: OWN431
#   severity: error
#   since: Unreleased
#   fix: Have the service send bucket-owner-full-control or no ACL.
#   codes: [OWN-003]
#   seed: object-ownership
#   verdict: denied
#   when: ["resource:aws_iot_topic_rule|resource:aws_dms_s3_endpoint|resource:aws_acmpca_certificate_authority|resource:aws_storagegateway_nfs_file_share|resource:aws_storagegateway_smb_file_share|resource:aws_s3_bucket_logging"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "telemetry" {
#           bucket = "acme-telemetry"
#         }
#         resource "aws_iot_topic_rule" "telemetry" {
#           name        = "telemetry"
#           enabled     = true
#           sql         = "SELECT * FROM 'telemetry'"
#           sql_version = "2016-03-23"
#           s3 {
#             bucket_name = aws_s3_bucket.telemetry.bucket
#             key         = "in"
#             role_arn    = "arn:aws:iam::111122223333:role/iot"
#             canned_acl  = "aws-exec-read"
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "telemetry" {
#           bucket = "acme-telemetry"
#         }
#         resource "aws_iot_topic_rule" "telemetry" {
#           name        = "telemetry"
#           enabled     = true
#           sql         = "SELECT * FROM 'telemetry'"
#           sql_version = "2016-03-23"
#           s3 {
#             bucket_name = aws_s3_bucket.telemetry.bucket
#             key         = "in"
#             role_arn    = "arn:aws:iam::111122223333:role/iot"
#             canned_acl  = "bucket-owner-full-control"
#           }
#         }
package lint403.rules.ownership.service_acl_where_off

import data.lint403.lib.bucket as buckets
import data.lint403.lib.refusal
import data.lint403.needs.integrations

deny contains finding if {
	some refused in integrations.refusals["sent-acl"]
	finding := refusal.finding(
		rego.metadata.chain(), refused, integrations.range_of(refused.path, refused.instance.resource),
		sprintf("bucket %q has ACLs switched off, so S3 refuses the uploads of %s with the ACL %q", [
			refused.bucket.name, refused.instance.resource.address, refused.found,
		]),
		object.union_n([
			_common(refused.bucket),
			{
				"address": refused.instance.resource.address,
				"fix": {
					"description": "Send bucket-owner-full-control or no ACL, or set object_ownership to BucketOwnerPreferred.",
					"edits": [],
					"safe": false,
				},
			},
			buckets.presumed(refused.bucket, "ownership"),
		]),
	)
}

# Access logs for others come with grants in the ACL of every log object.
deny contains finding if {
	some instance in integrations.instances
	instance.entry.id == "s3.access_logs"
	bucket := input.buckets[instance.vars.bucket]
	buckets.ownership(bucket) == "BucketOwnerEnforced"
	some i, _ in instance.resource.values.target_grant
	range := integrations.range_of(sprintf("target_grant.%d", [i]), instance.resource)
	finding := refusal.finding(
		rego.metadata.chain(), {"instance": instance, "bucket": bucket}, range,
		sprintf("bucket %q has ACLs switched off, so S3 refuses the target grants of %s", [
			bucket.name, instance.resource.address,
		]),
		object.union_n([
			_common(bucket),
			{
				"verdict": "apply-error",
				"address": instance.resource.address,
				"fix": {
					"description": "Remove target_grant and let readers in by the bucket policy.",
					"edits": [],
					"safe": false,
				},
			},
			buckets.presumed(bucket, "ownership"),
		]),
	)
}

_common(bucket) := {
	"layer": "object-ownership",
	"aws_message": "AccessControlListNotSupported: The bucket does not allow ACLs",
	"because": "BucketOwnerEnforced disables ACLs; requests that set one end in 400",
	"related": [{"msg": "ACLs are switched off here", "range": bucket.ownership.range} | bucket.ownership],
}
