package lint403.rules.document.wrong_type_test

import data.lint403.lib.build
import data.lint403.rules.document.wrong_type as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: number": {
		"input": build.anomalous("identity", [build.anomaly("wrong-type", "Statement[0].Resource", {"detail": "number"})]),
		"want": {"DATA_TYPE_MISMATCH"},
	},
	"hit: statement": {
		"input": build.anomalous("identity", [build.anomaly("wrong-type", "Statement", {"detail": "string"})]),
		"want": {"DATA_TYPE_MISMATCH"},
	},
	"hit: effect": {
		"input": build.anomalous("identity", [build.anomaly("wrong-type", "Statement[0].Effect", {"detail": "bool"})]),
		"want": {"DATA_TYPE_MISMATCH"},
	},
	"hit: condition array": {
		"input": build.anomalous("identity", [build.anomaly("wrong-type", "Statement[0].Condition", {"detail": "array"})]),
		"want": {"DATA_TYPE_MISMATCH", "CC_CONDITION_ARRAY"},
	},
	"hit: operator array": {
		"input": build.anomalous("identity", [build.anomaly("wrong-type", "Statement[0].Condition.StringEquals", {"detail": "array"})]),
		"want": {"DATA_TYPE_MISMATCH", "CC_CONDITION_ARRAY"},
	},
	"hit: list in a list": {
		"input": build.anomalous("identity", [build.anomaly("nested-array", "Statement[0].Action[0]", {})]),
		"want": {"DATA_TYPE_MISMATCH"},
	},
	"hit: the document": {
		"input": build.anomalous("identity", [build.anomaly("top-level-type", "", {"detail": "number"})]),
		"want": {"DATA_TYPE_MISMATCH"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: Principal has its own rule": {
		"input": build.anomalous("bucket", [build.anomaly("wrong-type", "Statement[0].Principal", {"detail": "array"})]),
		"want": set(),
	},
	"near miss: a string is perhaps encoded": {
		"input": build.anomalous("identity", [build.anomaly("top-level-type", "", {"detail": "string"})]),
		"want": set(),
	},
	"unknown: type not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
