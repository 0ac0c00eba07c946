package lint403.rules.lockout.bucket_policy_lockout_test

import data.lint403.lib.build
import data.lint403.rules.lockout.bucket_policy_lockout as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: everything": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data", "arn:aws:s3:::data/*"])})]),
		"want": {"S3API_SELF_LOCKOUT"},
	},
	"hit: pattern": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:Put*"]), "resources": build.patterns(["arn:aws:s3:::data*"])})]),
		"want": {"S3API_SELF_LOCKOUT"},
	},
	"hit: the bucket by reference": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": [build.unknown(build.pattern("${aws_s3_bucket.b.arn}"))]})]),
		"want": {"S3API_SELF_LOCKOUT"},
	},
	"hit: everything but objects": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "not_resources": build.patterns(["arn:aws:s3:::data/a/*"])})]),
		"want": {"S3API_SELF_LOCKOUT"},
	},
	"miss: one role": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": set(),
	},
	"near miss: objects only": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: other actions": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:Get*", "s3:DeleteBucket"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": set(),
	},
	"near miss: under a condition": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data"]), "conditions": [build.condition("ArnNotLike", "aws:PrincipalArn", ["arn:aws:iam::111122223333:role/admin"])]})]),
		"want": set(),
	},
	"unknown: resource not known": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": [build.unknown(build.pattern("${var.resource}"))]})]),
		"want": set(),
	},
}
