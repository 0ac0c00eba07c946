# METADATA
# title: UnusableKey
# description: |
#   The default encryption of a bucket needs a symmetric encryption key that is enabled
#   and in the bucket's own Region. S3 accepts any key when the encryption is configured;
#   uploads and downloads then fail.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: KMS506
#   severity: error
#   since: Unreleased
#   when: [terraform, bucket, regions|unusable-key]
#   fix: Use an enabled symmetric key in the bucket's Region.
#   codes: [KMS-010]
#   seed: kms
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_kms_key" "sign" {
#           customer_master_key_spec = "RSA_2048"
#           key_usage                = "SIGN_VERIFY"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = "acme-data"
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.sign.arn
#             }
#           }
#         }
#       pass_tf: |
#         resource "aws_kms_key" "data" {
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = "acme-data"
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.data.arn
#             }
#           }
#         }
package lint403.rules.kms.unusable_key

import data.lint403.lib.keys
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	startswith(bucket.encryption.algorithm, "aws:kms")
	key := keys.of_bucket(bucket)
	reason := _unusable(key, bucket)
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.encryption.range, sprintf(
			"bucket %q cannot use its key %s: %s",
			[name, keys.name(key), reason],
		)),
		{
			"address": object.get(bucket.encryption, "address", ""),
			"layer": "kms-key-policy",
			"because": "S3 checks the key only when an object is written or read",
			"related": [{"msg": "the key", "range": key.range} | key.range != ""],
			"fix": {
				"description": "Use an enabled symmetric key in the bucket's Region.",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [name, reason]),
		},
	)
}

_unusable(key, _) := sprintf("its spec %s is not that of a symmetric encryption key", [key.spec]) if {
	key.spec
	key.spec != "SYMMETRIC_DEFAULT"
	not contains(key.spec, "${")
}

_unusable(key, _) := "it is disabled" if key.state == "disabled"

_unusable(key, _) := "it is going to be deleted" if key.state == "pending-deletion"

_unusable(key, bucket) := sprintf("it is in %s, the bucket in %s", [key.region, bucket.region]) if {
	_region(key.region)
	_region(bucket.region)
	key.region != bucket.region
	bucket.address
}

_region(text) if regex.match(`^[a-z]{2}(-[a-z]+)+-\d$`, text)
