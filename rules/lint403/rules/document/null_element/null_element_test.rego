package lint403.rules.document.null_element_test

import data.lint403.lib.build
import data.lint403.rules.document.null_element as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: null": {
		"input": build.anomalous("identity", [build.anomaly("null", "Statement[0].Condition", {})]),
		"want": {"CC_NULL_ELEMENT"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: empty": {
		"input": build.anomalous("identity", [build.anomaly("empty-object", "Statement[0].Condition", {})]),
		"want": set(),
	},
	"unknown: may be null": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
