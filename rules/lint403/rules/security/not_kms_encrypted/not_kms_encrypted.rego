# METADATA
# title: NotEncryptedWithKms
# description: |
#   The default encryption of the bucket is not SSE-KMS. Mind that with SSE-KMS every
#   reader needs kms:Decrypt and every writer kms:GenerateDataKey.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: SEC023
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Set sse_algorithm to aws:kms and grant the key to those who use the bucket.
#   codes: [CKV_AWS_145]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = "acme-data"
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "AES256"
#             }
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = "acme-data"
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"
#             }
#           }
#         }
package lint403.rules.security.not_kms_encrypted

import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	bucket.encryption.algorithm == "AES256"
	finding := _finding(rego.metadata.chain(), name, bucket.encryption)
}

deny contains finding if {
	some name, bucket in input.buckets
	bucket.address
	object.get(bucket, "change", "") != "delete"
	not bucket.encryption
	finding := _finding(rego.metadata.chain(), name, bucket)
}

_finding(chain, name, place) := result.detail(
	result.at(chain, place.range, sprintf("bucket %q is not encrypted with a KMS key by default", [name])),
	{"codes": ["CKV_AWS_145"], "address": object.get(place, "address", ""), "key": name},
)
