package lint403.rules.security.insecure_transport_test

import data.lint403.lib.build
import data.lint403.rules.security.insecure_transport as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: no Deny": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"CKV_AWS_379"},
	},
	"hit: public ACL without policy": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "public-read", "range": "m:1:1:0-1:2:1"}})}},
		"want": {"CKV_AWS_379"},
	},
	"miss: Deny": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["false"])]})]),
		"want": set(),
	},
	"near miss: key policy": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: private ACL": {
		"input": {"buckets": {"b": object.union({"name": "b", "address": "aws_s3_bucket.b", "type": "general-purpose", "range": "m:1:1:0-1:2:1"}, {"acl": {"canned": "private", "range": "m:1:1:0-1:2:1"}})}},
		"want": set(),
	},
	"unknown: statements not known": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
	"unknown: condition not known": {
		"input": build.model("bucket", [build.statement("Deny", {"conditions": [build.unknown(build.condition("${aws_x.y.z}", "", []))]})]),
		"want": set(),
	},
	"unknown: value not known": {
		"input": build.model("bucket", [build.statement("Deny", {"conditions": [object.union(build.condition("Bool", "aws:SecureTransport", []), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
		"want": set(),
	},
}
