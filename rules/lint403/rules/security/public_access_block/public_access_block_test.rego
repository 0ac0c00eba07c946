package lint403.rules.security.public_access_block_test

import data.lint403.lib.build
import data.lint403.rules.security.public_access_block as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: one off": {
		"input": build.resources("aws_s3_bucket_public_access_block", [{"bucket": "b", "block_public_acls": true, "block_public_policy": false, "ignore_public_acls": true, "restrict_public_buckets": true}]),
		"want": {"CKV_AWS_54"},
	},
	"hit: left out": {
		"input": build.resources("aws_s3_account_public_access_block", [{"block_public_acls": true}]),
		"want": {"CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"},
	},
	"hit: access point": {
		"input": build.resources("aws_s3_access_point", [{"public_access_block_configuration": [{"block_public_acls": false}]}]),
		"want": {"CKV_AWS_392"},
	},
	"hit: access point in JSON syntax": {
		"input": build.resources("aws_s3_access_point", [{"public_access_block_configuration": {"block_public_acls": false}}]),
		"want": {"CKV_AWS_392"},
	},
	"hit: none": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {})}},
		"want": {"CKV2_AWS_6"},
	},
	"miss: all on": {
		"input": build.resources("aws_s3_bucket_public_access_block", [{"bucket": "b", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}]),
		"want": set(),
	},
	"near miss: bucket of somebody else": {
		"input": {"buckets": {"b": {"name": "b"}}},
		"want": set(),
	},
	"near miss: access point without the block": {
		"input": build.resources("aws_s3_access_point", [{"name": "x"}]),
		"want": set(),
	},
	"unknown: flag not known": {
		"input": {"resources": {"aws_s3_bucket_public_access_block": [object.union(build.resource("aws_s3_bucket_public_access_block", {"bucket": "b", "block_public_acls": "${var.x}", "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}), {"unknown": ["block_public_acls"]})]}},
		"want": set(),
	},
}
