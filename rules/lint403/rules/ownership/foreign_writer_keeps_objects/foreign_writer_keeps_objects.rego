# METADATA
# title: ForeignWriterKeepsObjects
# description: |
#   The bucket policy lets another account upload, and the object ownership is
#   ObjectWriter, so the uploads belong to that account. The bucket's own policy does not
#   reach them, and principals of the bucket's account get 403 on them unless each upload
#   grants the owner access by its ACL.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html
#     description: How Amazon S3 authorizes a request for an object operation
# custom:
#   id: OWN402
#   severity: error
#   since: Unreleased
#   fix: Set object_ownership to BucketOwnerEnforced.
#   codes: [OWN-001, OWN-006]
#   seed: object-ownership
#   verdict: denied
#   when: [bucket, "resource:aws_s3_bucket_ownership_controls"]
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
#               Principal = { AWS = "arn:aws:iam::444455556666:role/uploader" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-inbox/*"
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_s3_bucket_ownership_controls" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           rule {
#             object_ownership = "BucketOwnerEnforced"
#           }
#         }
#         resource "aws_s3_bucket_policy" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::444455556666:role/uploader" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-inbox/*"
#             }]
#           })
#         }
package lint403.rules.ownership.foreign_writer_keeps_objects

import data.lint403.lib.bucket as buckets
import data.lint403.lib.denial
import data.lint403.needs
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	buckets.ownership(bucket) == "ObjectWriter"
	writers := buckets.foreign_writers(bucket)
	count(writers) > 0
	readers := _readers(name, bucket)
	_matters(bucket, readers)
	[_, statement, entry] := writers[0]
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.ownership.range, sprintf(
			"objects that account %s uploads to %q belong to it%s",
			[entry.account, name, _consequence(readers)],
		)),
		object.union(
			{
				"address": object.get(bucket.ownership, "address", ""),
				"layer": "object-ownership",
				"aws_message": "Access Denied",
				"because": "ObjectWriter leaves objects to the account that uploads them, and a bucket policy does not reach objects of others",
				"related": array.concat(
					[{"msg": "it may upload", "range": statement.range}],
					[{"msg": "a reader", "range": need.range} | some need in array.slice(readers, 0, 4)],
				),
				"fix": {
					"description": "Set object_ownership to BucketOwnerEnforced.",
					"edits": [],
					"safe": false,
				},
				"key": name,
			},
			_weighed(bucket, readers),
		),
	)
}

# With the ACL demanded, the owner has full control, and only grants of the bucket policy
# do not reach.
_matters(bucket, _) if not buckets.owner_acl_demanded(bucket)

_matters(bucket, readers) if {
	buckets.owner_acl_demanded(bucket)
	some need in readers
	some declaration in need.declarations
	declaration.origin == "bucket-grant"
}

# Whoever reads objects and is not of the uploading account.
_readers(name, bucket) := [need |
	some id in sort(object.keys(needs.all))
	need := needs.all[id]
	need.bucket == name
	need.operation == "GetObject"
	not _writes(need.principal, bucket)
]

_writes(principal, bucket) if {
	some [_, _, entry] in buckets.foreign_writers(bucket)
	contains(principal, sprintf("::%s:", [entry.account]))
}

_consequence([]) := ": nobody else reads them, unless each upload grants it by its ACL"

_consequence(readers) := sprintf("; %s will get 403 on them", [
	denial.listed(sort({denial.who(need.principal) | some need in readers})),
]) if {
	readers != []
}

_weighed(bucket, readers) := object.union(_certainty(bucket), {
	"codes": _codes(bucket),
	"need": _need(readers[0], bucket),
	"requests": [_need(need, bucket) | some need in array.slice(readers, 1, count(readers))],
}) if {
	readers != []
}

_weighed(_, []) := {
	"codes": ["OWN-001"],
	"severity": "warning",
	"verdict": "at-risk",
	"unknown": ["who reads the objects", "the ACL that the uploads carry"],
}

_certainty(bucket) := {"severity": "note", "verdict": "at-risk", "unknown": ["who wrote the objects"]} if {
	buckets.owner_acl_demanded(bucket)
} else := {"severity": "warning", "verdict": "at-risk", "unknown": ["the account of the bucket"]} if {
	buckets.account_open(bucket)
} else := {"verdict": "denied"}

_codes(bucket) := ["OWN-006"] if {
	buckets.owner_acl_demanded(bucket)
} else := ["OWN-001"]

_need(need, bucket) := {
	"principal": need.principal,
	"action": "s3:GetObject",
	"resource": sprintf("%s/%s", [bucket.arn, replace(need.key, "~", "*")]),
	"declared_by": need.declared_by,
	"range": need.range,
}
