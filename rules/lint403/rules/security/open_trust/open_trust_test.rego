package lint403.rules.security.open_trust_test

import data.lint403.lib.build
import data.lint403.rules.security.open_trust as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: everybody": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": {"CKV_AWS_60"},
	},
	"hit: account": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": {"CKV_AWS_61"},
	},
	"miss: a role": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": set(),
	},
	"near miss: external id": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["sts:AssumeRole"]), "conditions": [build.condition("StringEquals", "sts:ExternalId", ["x"])]})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))]})]),
		"want": set(),
	},
}
