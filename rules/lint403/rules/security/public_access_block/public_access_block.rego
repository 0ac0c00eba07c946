# METADATA
# title: PublicAccessBlockOff
# description: |
#   A bucket or access point has a setting of Block Public Access off, or the configuration
#   says nothing about it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: SEC020
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Set all four arguments of the public access block to true.
#   codes: [CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56, CKV2_AWS_6, CKV_AWS_392]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_public_access_block" "data" {
#           bucket                  = aws_s3_bucket.data.id
#           block_public_acls       = true
#           block_public_policy     = true
#           ignore_public_acls      = true
#           restrict_public_buckets = false
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_public_access_block" "data" {
#           bucket                  = aws_s3_bucket.data.id
#           block_public_acls       = true
#           block_public_policy     = true
#           ignore_public_acls      = true
#           restrict_public_buckets = true
#         }
package lint403.rules.security.public_access_block

import data.lint403.lib.resource as resources
import data.lint403.result

deny contains finding if {
	some type in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"]
	some resource in resources.managed[type]
	some argument, code in _arguments
	_off(resource, resource.values, argument, argument)
	finding := resources.finding(
		rego.metadata.chain(), resource, argument, sprintf("%s is off", [argument]),
		{"codes": [code]},
	)
}

deny contains finding if {
	some resource in resources.managed.aws_s3_access_point
	some [path, block] in resources.blocks(resource, "public_access_block_configuration")
	off := [argument |
		some argument, _ in _arguments
		block[argument] == false
	]
	count(off) > 0
	finding := resources.finding(
		rego.metadata.chain(), resource, path,
		sprintf("%s of the access point is off, which cannot be changed later", [concat(", ", off)]),
		{"codes": ["CKV_AWS_392"]},
	)
}

deny contains finding if {
	some name, bucket in input.buckets
	bucket.address
	object.get(bucket, "change", "") != "delete"
	bucket.type == "general-purpose"
	not bucket.public_access_block
	finding := result.detail(
		result.at(
			rego.metadata.chain(), bucket.range,
			sprintf("no public access block resource covers bucket %q", [name]),
		),
		{"codes": ["CKV2_AWS_6"], "address": bucket.address, "key": name},
	)
}

_arguments := {
	"block_public_acls": "CKV_AWS_53",
	"block_public_policy": "CKV_AWS_54",
	"ignore_public_acls": "CKV_AWS_55",
	"restrict_public_buckets": "CKV_AWS_56",
}

# An argument that is left out is false.
_off(resource, block, argument, path) if {
	not resources.open(resource, [path])
	object.get(block, argument, false) in {false, null}
}
