# METADATA
# title: CustomerKeysBlocked
# description: |
#   A policy demands uploads with a customer-provided key (SSE-C), and the bucket blocks
#   SSE-C, as new buckets do unless `blocked_encryption_types` says otherwise. No upload
#   can satisfy both.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
#     description: Blocking or unblocking SSE-C for a general purpose bucket
# custom:
#   id: DEN103
#   severity: error
#   since: Unreleased
#   fix: Set blocked_encryption_types to ["NONE"], or encrypt with SSE-KMS.
#   codes: [SSEC-001]
#   seed: deny-encryption
#   verdict: denied
#   when: [bucket, "key:s3:x-amz-server-side-encryption-customer-algorithm"]
package lint403.rules.deny.customer_keys_blocked

import data.lint403.lib.bucket as buckets
import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in input.buckets
	_blocks(bucket)
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.reaches_action(statement, "s3:putobject")
	some condition in statement.conditions
	condition.name == "s3:x-amz-server-side-encryption-customer-algorithm"
	_demands(statement, condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s demands SSE-C, which bucket %q blocks%s", [
			policy.name(statement), name, _by_default(bucket),
		]),
		object.union(_presumed(bucket), {
			"layer": "s3-blocked-encryption",
			"aws_message": "this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)",
			"because": "S3 refuses uploads with SSE-C, and the policy refuses all others",
			"related": [{"msg": "the encryption settings", "range": bucket.encryption.range} | bucket.encryption],
			"fix": {
				"description": "Set blocked_encryption_types = [\"NONE\"], or encrypt with SSE-KMS.",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [name, policy.name(statement)]),
		}),
	)
}

_blocks(bucket) if "SSE-C" in bucket.encryption.blocked

_blocks(bucket) if {
	not bucket.encryption.blocked
	buckets.fresh(bucket)
	object.get(bucket, "type", "general-purpose") == "general-purpose"
}

_presumed(bucket) := {} if {
	bucket.encryption.blocked
} else := buckets.presumed(bucket, "customer_keys")

_by_default(bucket) := "" if {
	bucket.encryption.blocked
} else := " by default"

# A deny of uploads without the header, or an allow of uploads with it only.
_demands(statement, condition) if {
	policy.denies(statement)
	condition.base == "null"
	lower(condition.values[0].value) == "true"
}

_demands(statement, condition) if {
	policy.denies(statement)
	condition.base in {"stringnotequals", "stringnotlike"}
}

_demands(statement, condition) if {
	policy.allows(statement)
	condition.base in {"stringequals", "stringlike"}
	not condition.if_exists
}
