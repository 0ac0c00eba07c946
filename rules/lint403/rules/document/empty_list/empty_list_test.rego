package lint403.rules.document.empty_list_test

import data.lint403.lib.build
import data.lint403.rules.document.empty_list as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: actions": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement[0].Action", {})]),
		"want": {"EMPTY_ARRAY_ACTION"},
	},
	"hit: in a single statement": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement.NotAction", {})]),
		"want": {"EMPTY_ARRAY_ACTION"},
	},
	"hit: resources": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement[1].NotResource", {})]),
		"want": {"EMPTY_ARRAY_RESOURCE"},
	},
	"hit: principals": {
		"input": build.anomalous("bucket", [build.anomaly("empty-array", "Statement[0].Principal.AWS", {})]),
		"want": {"EMPTY_ARRAY_PRINCIPAL"},
	},
	"hit: empty Principal": {
		"input": build.anomalous("bucket", [build.anomaly("empty-object", "Statement[0].Principal", {})]),
		"want": {"EMPTY_OBJECT_PRINCIPAL"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: an empty condition": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement[0].Condition.StringEquals.aws:x", {}), build.anomaly("empty-object", "Statement[0].Condition", {})]),
		"want": set(),
	},
	"unknown: list not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
