package lint403.rules.public.acl_without_ownership_test

import data.lint403.lib.build
import data.lint403.rules.public.acl_without_ownership as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: log delivery": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "log-delivery-write", "range": "m:1:1:0-1:2:1"}})}},
		"want": {"CFNLINT_ACL_WITHOUT_OWNERSHIP"},
	},
	"hit: grants": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"grants": [{"grantee": "a"}, {"grantee": "b"}], "range": "m:1:1:0-1:2:1"}})}},
		"want": {"CFNLINT_ACL_WITHOUT_OWNERSHIP"},
	},
	"miss: private": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "private", "range": "m:1:1:0-1:2:1"}})}},
		"want": set(),
	},
	"near miss: ownership controls": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"ownership": {"value": "ObjectWriter"}, "acl": {"canned": "public-read", "range": "m"}})}},
		"want": set(),
	},
	"near miss: bucket of somebody else with a private ACL": {
		"input": {"buckets": {"b": {"name": "b", "acl": {"canned": "private", "range": "m:1:1:0-1:2:1"}}}},
		"want": set(),
	},
	"unknown: ACL not known": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "${var.acl}", "unknown": ["var.acl"], "range": "m"}})}},
		"want": set(),
	},
}

test_unknown_ownership_is_a_risk if {
	acl := {"canned": "public-read", "range": "m:1:1:0-1:2:1"}
	found := {[f.severity, f.verdict] | some f in rule.deny} with input as {"buckets": {"b": {"name": "b", "acl": acl}}}
	found == {["warning", "at-risk"]}
}
