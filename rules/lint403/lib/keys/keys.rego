# METADATA
# title: KMS keys
# description: Which key a bucket encrypts with, as far as the resources in view say.
# custom:
#   library: true
package lint403.lib.keys

# METADATA
# description: |
#   The key in view that a bucket's default encryption names by ARN, id or alias, or the
#   key that an ARN names.
# scope: document
of_bucket(bucket) := input.keys[bucket.encryption.key] if {
	input.keys[bucket.encryption.key]
} else := key if {
	bucket.encryption.key != ""
	some arn in _called[bucket.encryption.key]
	key := input.keys[arn]
} else := {"arn": arn, "account": parts[4], "region": parts[3], "range": ""} if {
	arn := bucket.encryption.key
	parts := split(arn, ":")
	count(parts) == 6
	parts[0] == "arn"
	not contains(arn, "${")
}

# METADATA
# description: How a message names a key.
# scope: document
name(key) := object.get(key, "address", key.arn)

# METADATA
# description: |
#   Whether a bucket encrypts with the AWS managed key aws/s3, by name or because no key
#   is named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# scope: document
aws_managed(bucket) if {
	startswith(bucket.encryption.algorithm, "aws:kms")
	object.get(bucket.encryption, "key", "") == ""
	not bucket.encryption.unknown
}

aws_managed(bucket) if {
	startswith(bucket.encryption.algorithm, "aws:kms")
	regex.match(`(?:^|:)alias/aws/s3$`, bucket.encryption.key)
}

# The ARNs of keys by id and alias.
_called := {name: arns |
	some name in {name | some [name, _] in _names}
	arns := {entry[1] | some entry in _names; entry[0] == name}
}

_names := {[key.key_id, arn] | some arn, key in input.keys} | {[alias, arn] |
	some arn, key in input.keys
	some alias in key.aliases
}
