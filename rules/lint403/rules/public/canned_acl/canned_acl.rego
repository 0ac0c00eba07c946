# METADATA
# title: UnknownCannedAcl
# description: |
#   S3 knows a fixed list of canned ACLs and refuses any other name. log-delivery-write
#   is for buckets alone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
#     description: Access control list (ACL) overview
# custom:
#   id: PUB831
#   severity: error
#   when: [resource:aws_s3_bucket|resource:aws_s3_bucket_acl|resource:aws_s3_object|resource:aws_s3_bucket_object|resource:aws_s3_object_copy]
#   since: Unreleased
#   verdict: apply-error
#   fix: Use private, public-read, public-read-write, authenticated-read, aws-exec-read or log-delivery-write.
#   codes: [TFLINT_S3_BUCKET_INVALID_ACL]
#   seed: object-ownership
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = "acme-data"
#           acl    = "public"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = "acme-data"
#           acl    = "private"
#         }
package lint403.rules.public.canned_acl

import data.lint403.lib.resource as resources

deny contains finding if {
	some type, known in _known
	some i
	acl := resources.managed[type][i].values.acl
	acl != ""
	not acl in known
	resource := resources.managed[type][i]
	resources.written(resource)
	acl == resources.value(resource, ["acl"])
	finding := resources.finding(
		rego.metadata.chain(), resource, "acl",
		sprintf("there is no canned ACL %q for %s", [acl, _noun[type]]),
		{"codes": ["TFLINT_S3_BUCKET_INVALID_ACL"]},
	)
}

_bucket := {
	"private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "log-delivery-write",
}

_object := (_bucket - {"log-delivery-write"}) | {"bucket-owner-read", "bucket-owner-full-control"}

_known := {
	"aws_s3_bucket": _bucket,
	"aws_s3_bucket_acl": (_bucket | {"bucket-owner-read", "bucket-owner-full-control"}),
	"aws_s3_object": _object,
	"aws_s3_bucket_object": _object,
	"aws_s3_object_copy": _object,
}

_noun := {
	"aws_s3_bucket": "a bucket",
	"aws_s3_bucket_acl": "a bucket",
	"aws_s3_object": "an object",
	"aws_s3_bucket_object": "an object",
	"aws_s3_object_copy": "an object",
}
