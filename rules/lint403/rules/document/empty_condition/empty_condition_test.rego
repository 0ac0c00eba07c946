package lint403.rules.document.empty_condition_test

import data.lint403.lib.build
import data.lint403.rules.document.empty_condition as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: no values": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement[0].Condition.StringEquals.s3:prefix", {})]),
		"want": {"EMPTY_ARRAY_CONDITION"},
	},
	"hit: ForAllValues": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement.Condition.ForAllValues:StringEquals.aws:TagKeys", {})]),
		"want": {"EMPTY_ARRAY_CONDITION_FORALLVALUES"},
	},
	"hit: ForAnyValue": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement.Condition.ForAnyValue:StringEquals.aws:TagKeys", {})]),
		"want": {"EMPTY_ARRAY_CONDITION_FORANYVALUE"},
	},
	"hit: IfExists": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement.Condition.StringEqualsIfExists.a.b:sub", {})]),
		"want": {"EMPTY_ARRAY_CONDITION_IFEXISTS"},
	},
	"hit: empty object": {
		"input": build.anomalous("identity", [build.anomaly("empty-object", "Statement[0].Condition", {})]),
		"want": {"EMPTY_OBJECT_CONDITION"},
	},
	"hit: empty operator": {
		"input": build.anomalous("identity", [build.anomaly("empty-object", "Statement[0].Condition.Bool", {})]),
		"want": {"EMPTY_OBJECT_CONDITION"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: an empty list of actions": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement[0].Action", {})]),
		"want": set(),
	},
	"unknown: values not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
