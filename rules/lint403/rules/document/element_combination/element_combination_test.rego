package lint403.rules.document.element_combination_test

import data.lint403.lib.build
import data.lint403.rules.document.element_combination as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: both": {
		"input": build.anomalous("identity", [build.anomaly("both-of", "Statement[0].NotAction", {"name": "NotAction", "related": "p.json:1:1:0-1:2:1"})]),
		"want": {"UNSUPPORTED_ELEMENT_COMBINATION"},
	},
	"miss: one": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: two statements": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Allow", {"not_actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: members not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
