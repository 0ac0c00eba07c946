package lint403.rules.kms.key_policy_lockout_test

import data.lint403.lib.build
import data.lint403.rules.kms.key_policy_lockout as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: nobody manages": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"])})]),
		"want": {"KMSAPI_LOCKOUT", "KMS_NO_ROOT_DELEGATION"},
	},
	"hit: one role manages": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Put*"]), "resources": build.patterns(["*"])})]),
		"want": {"KMS_NO_ROOT_DELEGATION"},
	},
	"miss: the account": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: everybody of the account": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringEquals", "kms:CallerAccount", ["111122223333"])]})]),
		"want": set(),
	},
	"near miss: bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: actions not known": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: statements not known": {
		"input": build.changed(build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_severity_by_bypass[note] if {
	some note, tc in {
		"checked": {"values": {}, "want": {"error"}},
		"checked by name": {"values": {"bypass_policy_lockout_safety_check": false}, "want": {"error"}},
		"bypassed": {"values": {"bypass_policy_lockout_safety_check": true}, "want": set()},
	}
	statement := build.statement("Allow", {
		"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")],
		"actions": build.actions(["kms:Decrypt"]),
	})
	document := object.union(build.policy("kms", [statement]), {"address": "aws_kms_key.x"})
	resources := build.resources("aws_kms_key", [tc.values])
	model := object.union(resources, {"policies": {"p": document}})
	{f.severity | some f in rule.deny} == tc.want with input as model
}
