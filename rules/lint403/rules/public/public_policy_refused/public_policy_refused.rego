# METADATA
# title: PublicPolicyRefused
# description: |
#   BlockPublicPolicy makes S3 refuse to store a public policy: `terraform apply` ends in
#   403. All four settings of Block Public Access are on for a new bucket or access point
#   unless a resource turns them off. A policy is public if one statement allows everybody
#   and no condition pins one of certain keys (such as aws:SourceArn or
#   aws:PrincipalOrgID) to fixed values without wildcards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: PUB801
#   severity: error
#   since: Unreleased
#   fix: Name whom the statement is for, or set block_public_policy to false if the public is meant.
#   codes: [BPA-001, BPA-005, S3API_BLOCK_PUBLIC_POLICY]
#   seed: block-public-access
#   verdict: apply-error
#   when: [terraform, "kind:bucket|kind:access-point", "allow:any|allow:not"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "site" {
#           bucket = "acme-site"
#         }
#         resource "aws_s3_bucket_policy" "site" {
#           bucket = aws_s3_bucket.site.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-site/*"
#               Condition = { Bool = { "aws:SecureTransport" = "true" } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "site" {
#           bucket = "acme-site"
#         }
#         resource "aws_s3_bucket_policy" "site" {
#           bucket = aws_s3_bucket.site.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-site/*"
#               Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" } }
#             }]
#           })
#         }
package lint403.rules.public.public_policy_refused

import data.lint403.lib.bucket as buckets
import data.lint403.lib.order
import data.lint403.lib.policy
import data.lint403.lib.public

deny contains finding if {
	some kind in ["bucket", "access-point"]
	some document in policy.of_kind[kind]
	document.address
	not order.unchanged(document.address)
	[owner, what] := _owner(document)
	buckets.blocked(owner, "block_public_policy") == "on"
	some statement in document.statements
	public.public_statement(statement, kind)
	finding := policy.finding(
		rego.metadata.chain(), document, _place(statement),
		sprintf("%s is public, so Block Public Access refuses the policy of %s%s", [
			policy.name(statement), what, _reason(owner),
		]),
		object.union_n([_ambiguous(statement), buckets.presumed_block(owner, "block_public_policy"), {
			"layer": "block-public-access",
			"aws_message": "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
			"because": _because(statement),
			"related": buckets.block_places(owner),
			"fix": {
				"description": "Name whom the statement is for, or set block_public_policy = false if the public is meant.",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %d", [what, statement.index]),
		}]),
	)
}

_owner(document) := [bucket, sprintf("bucket %q", [document.target])] if {
	document.kind == "bucket"
	bucket := input.buckets[document.target]
	bucket.type != "directory"
}

_owner(document) := [object.union(access_point, {"change": "create"}), object.get(access_point, "address", document.target)] if {
	document.kind == "access-point"
	access_point := input.access_points[document.target]
	access_point.network_origin != "VPC"
}

_place(statement) := entry.range if {
	some entry in statement.principals
	entry.form == "any"
} else := statement.range

_reason(owner) := "" if {
	owner.public_access_block
} else := ": all four settings are on unless a resource turns them off"

_because(statement) := "it allows everybody under no condition" if {
	object.get(statement, "conditions", []) == []
} else := sprintf("no condition pins whom it is for: %s does not count, or not with these values", [
	concat(" and ", sort({condition.key | some condition in statement.conditions})),
])

# "aws:userid, outside the pattern AROLEID:*", says the documentation of what pins a grant,
# and it can be read either way whether that pattern does.
_ambiguous(statement) := {
	"verdict": "at-risk",
	"severity": "warning",
	"unknown": ["whether the sessions of a role, as aws:userid AROLEID:*, count as a fixed value"],
} if {
	some condition in statement.conditions
	condition.name == "aws:userid"
	condition.base == "stringlike"
	every value in condition.values {
		regex.match(`^[A-Z0-9]+(:\*)?$`, value.value)
	}
} else := {}
