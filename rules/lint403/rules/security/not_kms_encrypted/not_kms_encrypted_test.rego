package lint403.rules.security.not_kms_encrypted_test

import data.lint403.lib.build
import data.lint403.rules.security.not_kms_encrypted as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: AES256": {
		"input": {"buckets": {"b": {"encryption": {"algorithm": "AES256", "range": "m:1:1:0-1:2:1"}}}},
		"want": {"CKV_AWS_145"},
	},
	"hit: nothing said": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {})}},
		"want": {"CKV_AWS_145"},
	},
	"miss: KMS": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"encryption": {"algorithm": "aws:kms"}})}},
		"want": set(),
	},
	"near miss: bucket of somebody else": {
		"input": {"buckets": {"b": {"name": "b"}}},
		"want": set(),
	},
	"unknown: algorithm not known": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"encryption": {"algorithm": "${var.x}", "unknown": ["var.x"]}})}},
		"want": set(),
	},
}
