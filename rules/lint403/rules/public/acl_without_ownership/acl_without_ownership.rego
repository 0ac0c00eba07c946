# METADATA
# title: AclWithoutOwnershipControls
# description: |
#   A new bucket has the object ownership BucketOwnerEnforced, which switches ACLs off. An
#   ACL other than private, without ownership controls that switch them on, is refused
#   with AccessControlListNotSupported.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# custom:
#   id: PUB832
#   severity: error
#   since: Unreleased
#   when: [terraform, bucket, acl]
#   verdict: apply-error
#   fix: Remove the ACL, or add aws_s3_bucket_ownership_controls with BucketOwnerPreferred.
#   codes: [CFNLINT_ACL_WITHOUT_OWNERSHIP]
#   seed: object-ownership
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_acl" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           acl    = "log-delivery-write"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_ownership_controls" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             object_ownership = "BucketOwnerPreferred"
#           }
#         }
#         resource "aws_s3_bucket_acl" "logs" {
#           bucket     = aws_s3_bucket.logs.id
#           acl        = "log-delivery-write"
#           depends_on = [aws_s3_bucket_ownership_controls.logs]
#         }
package lint403.rules.public.acl_without_ownership

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	not bucket.ownership
	object.get(bucket, "type", "general-purpose") == "general-purpose"
	not bucket.acl.unknown
	object.get(bucket.acl, "change", "") in {"", "create", "update", "replace"}
	granted := _granted(bucket.acl)
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.acl.range, sprintf(
			"new buckets have ACLs switched off, so S3 refuses %s for bucket %q; add ownership controls or remove it",
			[granted, name],
		)),
		object.union(buckets.presumed(bucket, "ownership"), {
			"codes": ["CFNLINT_ACL_WITHOUT_OWNERSHIP"],
			"address": object.get(bucket.acl, "address", ""),
			"aws_message": "The bucket does not allow ACLs",
			"key": name,
		}),
	)
}

_granted(acl) := sprintf("the ACL %q", [acl.canned]) if {
	not acl.canned in {"private", "bucket-owner-full-control"}
} else := "the grants" if {
	count(acl.grants) > 1
}
