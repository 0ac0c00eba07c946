package lint403.rules.security.public_acl_test

import data.lint403.lib.build
import data.lint403.rules.security.public_acl as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: public": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "public-read", "range": "m:1:1:0-1:2:1"}})}},
		"want": {"CKV_AWS_20"},
	},
	"hit: group": {
		"input": {"buckets": {"b": {"acl": {"grants": [{"grantee": "AllUsers", "permission": "READ_ACP"}], "range": "m:1:1:0-1:2:1"}}}},
		"want": {"CKV_AWS_20"},
	},
	"hit: trail": {
		"input": object.union({"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "public-read", "range": "m:1:1:0-1:2:1"}})}}, {"resources": {"aws_cloudtrail": [{"values": {"s3_bucket_name": "b"}}]}}),
		"want": {"CKV_AWS_20", "TRIVY_AWS_0161"},
	},
	"miss: private": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "private", "range": "m:1:1:0-1:2:1"}})}},
		"want": set(),
	},
	"near miss: log delivery": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "log-delivery-write", "range": "m:1:1:0-1:2:1"}})}},
		"want": set(),
	},
	"unknown: ACL not known": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "${var.acl}", "unknown": ["var.acl"]}})}},
		"want": set(),
	},
}
