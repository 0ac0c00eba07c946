# METADATA
# title: BucketKeyContextIsBucket
# description: |
#   With an S3 Bucket Key the encryption context aws:s3:arn holds the ARN of the bucket,
#   without one the ARN of the object. A condition that allows object ARNs only fails
#   every request to a bucket with a Bucket Key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
#     description: Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys
# custom:
#   id: KMS531
#   severity: warning
#   when: ["key:kms:encryptioncontext:aws:s3:arn"]
#   since: Unreleased
#   verdict: at-risk
#   fix: Allow the bucket ARN beside the object ARNs.
#   codes: [NEW_KMS_ENCRYPTION_CONTEXT_OBJECT_ARN, KMS-008]
#   seed: kms
#   examples:
#     - kind: kms
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::777788889999:role/app"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::data/*"}}}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::777788889999:role/app"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringLike":{"kms:EncryptionContext:aws:s3:arn":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}}}]}'
package lint403.rules.kms.bucket_key_context

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["kms:encryptioncontext:aws:s3:arn"]
	policy.allows(statement)
	condition.base in {"stringequals", "stringlike", "arnequals", "arnlike"}
	some value in condition.values
	not value.unknown
	bucket := _bucket(value.value)
	not _bucket_allowed(condition, bucket)
	not _without_bucket_key(bucket)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("with an S3 Bucket Key the context is arn:aws:s3:::%s itself, which %q does not match", [bucket, value.value]),
		object.union(_grade(bucket), {
			"codes": ["NEW_KMS_ENCRYPTION_CONTEXT_OBJECT_ARN"],
			"key": sprintf("%d %s", [statement.index, bucket]),
		}),
	)
}

# The bucket of an object ARN.
_bucket(arn) := bucket if {
	some [_, bucket] in regex.find_all_string_submatch_n(`^arn:[^:]*:s3:::([^/*?$]+)/.*$`, arn, 1)
}

_bucket_allowed(condition, bucket) if {
	some value in condition.values
	_matches_bucket(value, bucket)
}

_matches_bucket(value, _) if value.unknown

_matches_bucket(value, bucket) if policy.matches(value.match, sprintf("arn:aws:s3:::%s", [bucket]))

_matches_bucket(value, bucket) if regex.match(sprintf(`^arn:[^:]*:s3:::%s$`, [bucket]), value.value)

_without_bucket_key(name) if input.buckets[name].encryption.bucket_key == "off"

_grade(name) := {"severity": "error", "verdict": "denied"} if {
	input.buckets[name].encryption.bucket_key == "on"
} else := {"unknown": [sprintf("whether bucket %s has a Bucket Key", [name])]}
