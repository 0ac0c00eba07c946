# METADATA
# title: AclDemandedWhereOff
# description: |
#   A deny demands an ACL on every upload, but the bucket has ACLs switched off, so
#   writers have no reason to send one; a header that is missing counts as another value
#   and the upload is denied. Only bucket-owner-full-control would be accepted at all: any
#   other ACL that the deny asks for S3 itself refuses.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "IAM JSON policy elements: Condition operators"
# custom:
#   id: OWN410
#   severity: error
#   since: Unreleased
#   fix: Remove the deny, since the owner of the bucket owns every object anyway.
#   codes: [OWN-010, OWN-012, NEW_SSE_HEADER_DENY_WITHOUT_NULL, NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS, NEW_ACL_DENY_WITH_ACLS_DISABLED, DENY-SSE-003]
#   supersedes: [DEN155]
#   seed: copy-in
#   verdict: denied
#   when: [bucket, "key:s3:x-amz-acl", "effect:deny"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "inbox" {
#           bucket = "acme-inbox"
#         }
#         resource "aws_s3_bucket_policy" "inbox" {
#           bucket = aws_s3_bucket.inbox.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = "444455556666" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-inbox/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-inbox/*"
#                 Condition = { StringNotEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
#               }
#             ]
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
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = "444455556666" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-inbox/*"
#               }
#             ]
#           })
#         }
package lint403.rules.ownership.acl_demanded_where_off

import data.lint403.lib.bucket as buckets
import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in input.buckets
	buckets.ownership(bucket) == "BucketOwnerEnforced"
	some [document, statement] in buckets.acl_denies(bucket)
	values := buckets.demanded(statement, "s3:x-amz-acl")
	cases := _plain_writers(name, document, statement)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.effect.range,
		sprintf("%s demands the ACL %s on uploads to %q, which has ACLs switched off%s", [
			policy.name(statement), concat(" or ", values), name, _who(cases),
		]),
		object.union_n([
			{
				"layer": "bucket-policy",
				"aws_message": "with an explicit deny in a resource-based policy",
				"because": _because(values),
				"codes": _codes(values),
				"related": [{"msg": "ACLs are switched off here", "range": bucket.ownership.range} | bucket.ownership],
				"fix": {
					"description": "Remove the deny: the owner of the bucket owns every object anyway.",
					"edits": [],
					"safe": false,
				},
				"key": sprintf("%s %s", [name, policy.name(statement)]),
			},
			_weighed(cases, values),
			buckets.presumed(bucket, "ownership"),
		]),
	)
}

# Uploads that are declared and do not carry the ACL for certain.
_plain_writers(name, document, statement) := sort([{"need": id, "check": i, "layer": "resource", "verdict": 2} |
	some id, outcome in denial.judged
	need := denial.need_of({"need": id})
	need.operation == "PutObject"
	need.bucket == name
	some i, judgement in outcome.judgements
	judgement.check.action == "s3:PutObject"
	some hit in judgement.layers.resource.denies
	hit.policy == document.id
	hit.statement.index == statement.index
	not _service(need)
])

# Services that deliver logs send the ACL themselves.
_service(need) if endswith(need.principal, ".amazonaws.com")

_who([]) := ""

_who(cases) := sprintf(": %s will get 403", [denial.listed(denial.principals({"cases": cases}))]) if cases != []

_because(values) := "a header that is missing counts as another value, and where ACLs are off nobody sends one" if {
	"bucket-owner-full-control" in values
} else := "S3 refuses every ACL but bucket-owner-full-control, so no upload can pass"

_codes(values) := ["OWN-010"] if {
	"bucket-owner-full-control" in values
} else := ["OWN-012"]

_weighed([], values) := {
	"severity": "warning",
	"verdict": "at-risk",
	"unknown": ["who uploads"],
} if {
	"bucket-owner-full-control" in values
}

# No ACL at all satisfies both the deny and the setting.
_weighed([], values) := {"verdict": "denied"} if not "bucket-owner-full-control" in values

_weighed(cases, _) := {"verdict": "denied", "need": requests[0], "requests": array.slice(requests, 1, count(requests))} if {
	cases != []
	requests := [denial.request(case) | some case in cases]
}
