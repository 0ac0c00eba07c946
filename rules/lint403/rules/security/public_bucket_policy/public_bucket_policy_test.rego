package lint403.rules.security.public_bucket_policy_test

import data.lint403.lib.build
import data.lint403.rules.security.public_bucket_policy as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: everybody": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"CKV_AWS_70", "CKV_AWS_283"},
	},
	"hit: a condition that pins nothing": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "conditions": [build.condition("Bool", "aws:SecureTransport", ["true"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"CKV_AWS_70"},
	},
	"miss: a role": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: pinned": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "conditions": [build.condition("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}
