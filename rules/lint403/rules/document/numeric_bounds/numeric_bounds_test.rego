package lint403.rules.document.numeric_bounds_test

import data.lint403.lib.build
import data.lint403.rules.document.numeric_bounds as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: two bounds": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("NumericLessThan", "s3:max-keys", ["10", "100"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"REDUNDANT_CONDITION_VALUE_NUM"},
	},
	"miss: one": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("NumericLessThan", "s3:max-keys", ["10"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: alternatives": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("NumericEquals", "s3:max-keys", ["10", "100"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: one value not known": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [object.union(build.condition("NumericLessThan", "s3:max-keys", []), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
		"want": set(),
	},
}
