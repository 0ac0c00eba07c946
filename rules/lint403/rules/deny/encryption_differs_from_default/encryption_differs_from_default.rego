# METADATA
# title: EncryptionDiffersFromDefault
# description: |
#   A deny demands one kind of encryption or one key in the upload's headers, and the
#   bucket's default encryption is another. Uploads that rely on the default, or that ask
#   for it, are denied.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: DEN102
#   severity: error
#   since: Unreleased
#   fix: Make the default encryption and the policy demand the same.
#   codes: [DENY-SSE-002, NEW_SSE_HEADER_DENY_WITHOUT_NULL, NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS, NEW_ACL_DENY_WITH_ACLS_DISABLED, DENY-SSE-003]
#   supersedes: [DEN155]
#   seed: deny-encryption
#   verdict: denied
#   when: [bucket, "key:s3:x-amz-server-side-encryption|key:s3:x-amz-server-side-encryption-aws-kms-key-id", "effect:deny"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "AES256"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm = "aws:kms"
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = aws_s3_bucket.data.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = {
#                 Null            = { "s3:x-amz-server-side-encryption" = "false" }
#                 StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
#               }
#             }]
#           })
#         }
package lint403.rules.deny.encryption_differs_from_default

import data.lint403.lib.bucket as buckets
import data.lint403.lib.keys
import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in input.buckets
	bucket.encryption.address
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.denies(statement)
	policy.reaches_action(statement, "s3:putobject")
	some entry in statement.principals
	entry.form == "any"
	[condition, actual] := _differs(statement, bucket)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s demands %s of uploads to %q, whose default encryption is %s: uploads that rely on the default are denied", [
			policy.name(statement), concat(" or ", [pattern.value | some pattern in condition.values]), name, actual,
		]),
		{
			"layer": "bucket-policy",
			"aws_message": "with an explicit deny in a resource-based policy",
			"because": "the policy is evaluated on the headers of the upload, before the default encryption is applied",
			"related": [{"msg": "the default encryption", "range": bucket.encryption.range}],
			"fix": {"description": "Make both demand the same.", "edits": [], "safe": false},
			"key": sprintf("%s %s %s", [name, policy.name(statement), condition.name]),
		},
	)
}

# The header is demanded even when it is missing, and the default is certainly another.
_differs(statement, bucket) := [condition, bucket.encryption.algorithm] if {
	some condition in statement.conditions
	condition.name == "s3:x-amz-server-side-encryption"
	condition.base in {"stringnotequals", "stringnotlike", "stringnotequalsignorecase"}
	count(buckets.demanded(statement, condition.name)) > 0
	not _only_when_sent(statement)
	not bucket.encryption.unknown
	every pattern in condition.values {
		not pattern.unknown
		not policy.matches(pattern.match, bucket.encryption.algorithm)
	}
} else := [condition, keys.name(key)] if {
	some condition in statement.conditions
	condition.name == "s3:x-amz-server-side-encryption-aws-kms-key-id"
	condition.base in {"stringnotequals", "stringnotlike", "arnnotequals", "arnnotlike"}
	not _only_when_sent(statement)
	startswith(bucket.encryption.algorithm, "aws:kms")
	key := keys.of_bucket(bucket)
	every pattern in condition.values {
		_other_key(pattern, key)
	}
}

_only_when_sent(statement) if {
	some condition in statement.conditions
	condition.base == "null"
	startswith(condition.name, "s3:x-amz-server-side-encryption")
	lower(condition.values[0].value) == "false"
}

# Both written out, or both known by the resource that they are of.
_other_key(pattern, key) if {
	pattern.value != key.arn
	contains(pattern.value, "${") == contains(key.arn, "${")
	not contains(pattern.value, "*")
	regex.match(`^(\$\{[^}]*\.arn\}|arn:[^:]*:kms:[^:]*:[^:]*:key/.+)$`, pattern.value)
}
