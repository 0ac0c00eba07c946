# METADATA
# title: AclsEnabled
# description: |
#   The object ownership of the bucket is not BucketOwnerEnforced, so ACLs count and
#   objects can belong to whoever uploads them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# custom:
#   id: SEC022
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Set object_ownership to BucketOwnerEnforced.
#   codes: [CKV2_AWS_65]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_ownership_controls" "data" {
#           bucket = "acme-data"
#           rule {
#             object_ownership = "ObjectWriter"
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_ownership_controls" "data" {
#           bucket = "acme-data"
#           rule {
#             object_ownership = "BucketOwnerEnforced"
#           }
#         }
package lint403.rules.security.acls_enabled

import data.lint403.lib.resource as resources

deny contains finding if {
	some resource in resources.managed.aws_s3_bucket_ownership_controls
	some [path, rule] in resources.blocks(resource, "rule")
	rule.object_ownership in {"ObjectWriter", "BucketOwnerPreferred"}
	finding := resources.finding(
		rego.metadata.chain(), resource, sprintf("%s.object_ownership", [path]),
		sprintf("object ownership %s keeps ACLs on", [rule.object_ownership]),
		{"codes": ["CKV2_AWS_65"]},
	)
}
