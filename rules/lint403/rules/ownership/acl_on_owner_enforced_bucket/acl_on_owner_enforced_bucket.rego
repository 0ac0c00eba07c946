# METADATA
# title: AclOnOwnerEnforcedBucket
# description: |
#   With the object ownership BucketOwnerEnforced ACLs are off: S3 refuses to set any
#   ACL, of the bucket or of an object, with 400 AccessControlListNotSupported. Only
#   bucket-owner-full-control is accepted on an upload. A bucket whose ACL grants others
#   cannot be switched to BucketOwnerEnforced either (InvalidBucketAclWithObjectOwnership).
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
#     description: Troubleshooting, Object Ownership
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# custom:
#   id: OWN400
#   severity: error
#   since: Unreleased
#   when: [bucket, terraform, acl]
#   fix: Remove the ACL, or set object_ownership to BucketOwnerPreferred or ObjectWriter.
#   codes: [OWN-003, OWN-004]
#   seed: object-ownership
#   verdict: apply-error
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_ownership_controls" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             object_ownership = "BucketOwnerEnforced"
#           }
#         }
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = aws_s3_bucket.data.id
#           acl    = "log-delivery-write"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_ownership_controls" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             object_ownership = "BucketOwnerPreferred"
#           }
#         }
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = aws_s3_bucket.data.id
#           acl    = "log-delivery-write"
#         }
package lint403.rules.ownership.acl_on_owner_enforced_bucket

import data.lint403.lib.bucket as buckets
import data.lint403.result

# The bucket's own ACL, where a resource switches ACLs off; that ownership controls are
# missing altogether is the subject of another rule.
deny contains finding if {
	some name, bucket in input.buckets
	_enforced(bucket)
	_written(bucket.acl)
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.acl.range, sprintf(
			"bucket %q has ACLs switched off (BucketOwnerEnforced), so S3 refuses %s",
			[name, _described(bucket.acl)],
		)),
		object.union(_common(bucket, object.get(bucket.acl, "address", "")), {
			"codes": _codes(bucket.acl),
			"key": sprintf("%s acl", [name]),
		}),
	)
}

deny contains finding if {
	some object_value in input.objects
	bucket := input.buckets[object_value.bucket]
	buckets.ownership(bucket) == "BucketOwnerEnforced"
	_written(object_value.acl)

	# "private" says what the owner has anyway, which S3 takes for the same thing.
	not object_value.acl.canned in {"bucket-owner-full-control", "private"}
	finding := result.detail(
		result.at(rego.metadata.chain(), object_value.acl.range, sprintf(
			"bucket %q has ACLs switched off (%s), so S3 refuses the upload of %q with %s",
			[object_value.bucket, _reason(bucket), object_value.key, _described(object_value.acl)],
		)),
		object.union_n([
			_common(bucket, object.get(object_value, "address", "")),
			{"codes": ["OWN-003"], "key": sprintf("%s/%s acl", [object_value.bucket, object_value.key])},
			buckets.presumed(bucket, "ownership"),
		]),
	)
}

_enforced(bucket) if {
	bucket.ownership
	buckets.ownership(bucket) == "BucketOwnerEnforced"
}

_written(acl) if {
	not acl.unknown
	object.get(acl, "change", "") in {"", "create", "update", "replace"}
}

_described(acl) := sprintf("the ACL %q", [acl.canned]) if {
	acl.canned
} else := "the ACL grants"

# A grant to others also stands in the way of switching ACLs off.
_codes(acl) := ["OWN-003", "OWN-004"] if {
	some grant in acl.grants
	grant
} else := ["OWN-003", "OWN-004"] if {
	not acl.canned in {"private", "bucket-owner-full-control"}
} else := ["OWN-003"]

_reason(bucket) := "BucketOwnerEnforced" if {
	bucket.ownership
} else := "the default of new buckets"

_common(bucket, address) := {
	"address": address,
	"layer": "object-ownership",
	"aws_message": "AccessControlListNotSupported: The bucket does not allow ACLs",
	"because": "BucketOwnerEnforced disables ACLs; requests that set one end in 400",
	"related": [{"msg": "ACLs are switched off here", "range": bucket.ownership.range} | bucket.ownership],
	"fix": {"description": "Remove the ACL, or choose BucketOwnerPreferred if it is needed.", "edits": [], "safe": false},
}
