# METADATA
# title: PublicAclBlocked
# description: |
#   BlockPublicAcls makes S3 refuse every request that sets an ACL for everybody
#   (AllUsers, AuthenticatedUsers), so applying the ACL ends in 403. It is on for new
#   buckets unless a public access block resource turns it off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: PUB802
#   severity: error
#   since: Unreleased
#   when: [bucket, terraform, acl]
#   fix: Use a private ACL, or set block_public_acls to false if the public is meant.
#   codes: [BPA-004]
#   seed: block-public-access
#   verdict: apply-error
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "site" {
#           bucket = "acme-site"
#         }
#         resource "aws_s3_bucket_ownership_controls" "site" {
#           bucket = aws_s3_bucket.site.id
#           rule {
#             object_ownership = "BucketOwnerPreferred"
#           }
#         }
#         resource "aws_s3_bucket_acl" "site" {
#           bucket     = aws_s3_bucket.site.id
#           acl        = "public-read"
#           depends_on = [aws_s3_bucket_ownership_controls.site]
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "site" {
#           bucket = "acme-site"
#         }
#         resource "aws_s3_bucket_ownership_controls" "site" {
#           bucket = aws_s3_bucket.site.id
#           rule {
#             object_ownership = "BucketOwnerPreferred"
#           }
#         }
#         resource "aws_s3_bucket_acl" "site" {
#           bucket     = aws_s3_bucket.site.id
#           acl        = "private"
#           depends_on = [aws_s3_bucket_ownership_controls.site]
#         }
package lint403.rules.public.public_acl_blocked

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	_refused(bucket, bucket.acl)
	finding := _finding(rego.metadata.chain(), bucket, bucket.acl, sprintf("bucket %q", [name]))
}

deny contains finding if {
	some object_value in input.objects
	bucket := input.buckets[object_value.bucket]
	_refused(bucket, object_value.acl)
	finding := _finding(
		rego.metadata.chain(), bucket, object_value.acl,
		sprintf("object %q of bucket %q", [object_value.key, object_value.bucket]),
	)
}

_finding(chain, bucket, acl, what) := result.detail(
	result.at(chain, acl.range, sprintf(
		"Block Public Access refuses %s for %s%s",
		[_described(acl), what, _reason(bucket)],
	)),
	object.union(buckets.presumed_block(bucket, "block_public_acls"), {
		"address": object.get(acl, "address", ""),
		"layer": "block-public-access",
		"aws_message": "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.",
		"because": "BlockPublicAcls is on",
		"related": buckets.block_places(bucket),
		"fix": {
			"description": "Use a private ACL, or set block_public_acls = false if the public is meant.",
			"edits": [],
			"safe": false,
		},
		"key": sprintf("%s acl", [what]),
	}),
)

_refused(bucket, acl) if {
	_public(acl)
	object.get(acl, "change", "") in {"", "create", "update", "replace"}
	buckets.blocked(bucket, "block_public_acls") == "on"
	_told(bucket)
}

# Where ACLs are switched off and nothing speaks of public access, the ACL as such is
# what is wrong, and another rule says so.
_told(bucket) if bucket.public_access_block

_told(bucket) if buckets.ownership(bucket) != "BucketOwnerEnforced"

_told(bucket) if not buckets.ownership(bucket)

_public(acl) if {
	acl.canned in {"public-read", "public-read-write", "authenticated-read"}
}

_public(acl) if {
	some grant in acl.grants
	grant.grantee in {"AllUsers", "AuthenticatedUsers"}
}

_described(acl) := sprintf("the ACL %q", [acl.canned]) if {
	acl.canned
} else := "an ACL that grants to everybody"

_reason(bucket) := "" if {
	bucket.public_access_block
} else := ": all four settings are on for a new bucket"
