# METADATA
# title: PublicAcl
# description: |
#   The ACL of a bucket grants everybody access; worst for a bucket that keeps CloudTrail
#   logs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
#     description: Access control list (ACL) overview
# custom:
#   id: SEC021
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Remove the ACL.
#   codes: [CKV_AWS_20, TRIVY_AWS_0161]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = "acme-data"
#           acl    = "public-read"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_acl" "data" {
#           bucket = "acme-data"
#           acl    = "private"
#         }
package lint403.rules.security.public_acl

import data.lint403.lib.acl
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	acl.public(bucket.acl)
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.acl.range, sprintf("the ACL of bucket %q lets in everybody", [name])),
		{
			"codes": array.concat(["CKV_AWS_20"], _trail(name)),
			"address": object.get(bucket.acl, "address", ""),
			"key": name,
		},
	)
}

_trail(name) := ["TRIVY_AWS_0161"] if {
	some trail in input.resources.aws_cloudtrail
	trail.values.s3_bucket_name == name
} else := []
