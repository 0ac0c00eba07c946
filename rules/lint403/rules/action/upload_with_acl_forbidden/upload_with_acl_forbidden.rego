# METADATA
# title: UploadWithAclForbidden
# description: |
#   A bucket policy lets a user or role upload, but not set the ACL of what it uploads. If
#   the bucket has ACLs switched on and the upload sends one, S3 asks for s3:PutObjectAcl
#   as well and answers 403 although "PutObject is allowed".
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
#     description: PutObject, permissions
# custom:
#   id: ACT214
#   severity: warning
#   since: Unreleased
#   fix: Allow s3:PutObjectAcl as well, or switch ACLs off.
#   codes: [ACT-002, NEW_PUTOBJECT_ACL_ACTION_MISSING]
#   seed: missing-action
#   verdict: at-risk
#   when: ["kind:bucket", "principal:user|principal:role|principal:session", terraform]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_s3_bucket_ownership_controls" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           rule {
#             object_ownership = "ObjectWriter"
#           }
#         }
#         resource "aws_s3_bucket_policy" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:user/ann" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-inbox/*"
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_s3_bucket_policy" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:user/ann" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-inbox/*"
#             }]
#           })
#         }
package lint403.rules.action.upload_with_acl_forbidden

import data.lint403.lib.bucket as buckets
import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	document.address
	not document.incomplete
	bucket := input.buckets[document.target]
	_may_have_acls(bucket)
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobject")
	buckets.reaches_objects(statement, bucket)
	some entry in statement.principals
	entry.form in {"user", "role", "session"}
	not _may_set_acl(document, entry)
	not _sets_acl_by_itself(entry)
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "Action"),
		sprintf("%s may upload to %q, but not with an ACL: that needs s3:PutObjectAcl", [entry.value, document.target]),
		{
			"layer": "bucket-policy",
			"aws_message": "because no resource-based policy allows the s3:PutObjectAcl action",
			"because": _because(bucket),
			"unknown": array.concat(_open_ownership(bucket), ["whether the uploads set an ACL"]),
			"fix": {"description": "Add s3:PutObjectAcl to Action.", "edits": [], "safe": false},
			"key": sprintf("%s %d", [entry.value, statement.index]),
		},
	)
}

# Switched on, or a bucket of somebody else of whom nothing is known.
_may_have_acls(bucket) if buckets.ownership(bucket) in {"BucketOwnerPreferred", "ObjectWriter"}

_may_have_acls(bucket) if {
	not buckets.ownership(bucket)
	not bucket.ownership
	not bucket.address
}

_open_ownership(bucket) := [] if {
	buckets.ownership(bucket)
} else := ["the object ownership of the bucket"]

_because(bucket) := "ACLs are switched on for this bucket" if {
	buckets.ownership(bucket)
} else := "the bucket is not managed here and may have ACLs switched on"

_may_set_acl(document, entry) if {
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobjectacl")
	some other in statement.principals
	_covers(other, entry)
}

_covers(other, _) if other.form == "any"

_covers(other, entry) if other.value == entry.value

_covers(other, entry) if {
	other.form in {"account", "root"}
	other.account == entry.account
}

# A principal in view may have it by its own policies.
_sets_acl_by_itself(entry) if {
	some id in input.principals[entry.value].identity
	some statement in input.policies[id].statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobjectacl")
}
