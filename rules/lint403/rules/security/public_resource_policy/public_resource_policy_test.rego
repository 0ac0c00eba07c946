package lint403.rules.security.public_resource_policy_test

import data.lint403.lib.build
import data.lint403.rules.security.public_resource_policy as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: key": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"CKV_AWS_33"},
	},
	"hit: queue": {
		"input": build.model("resource", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"CKV_AWS_72"},
	},
	"miss: a role": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: under a condition": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "conditions": [build.condition("StringEquals", "kms:CallerAccount", ["1"])]})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))]})]),
		"want": set(),
	},
}
