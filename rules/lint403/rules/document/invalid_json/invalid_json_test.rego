package lint403.rules.document.invalid_json_test

import data.lint403.lib.build
import data.lint403.rules.document.invalid_json as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: not JSON": {
		"input": build.anomalous("identity", [build.anomaly("syntax", "", {"detail": "unexpected }"})]),
		"want": {"JSON_SYNTAX_ERROR"},
	},
	"hit: where it was opened": {
		"input": build.anomalous("identity", [build.anomaly("syntax", "", {"detail": "missing }", "related": "p.json:1:1:0-1:2:1"})]),
		"want": {"JSON_SYNTAX_ERROR"},
	},
	"hit: trailing text": {
		"input": build.anomalous("bucket", [build.anomaly("trailing-data", "", {})]),
		"want": {"JSON_SYNTAX_ERROR"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: nothing at all": {
		"input": build.anomalous("identity", [build.anomaly("syntax", "", {"detail": "empty"}), build.anomaly("empty", "", {})]),
		"want": set(),
	},
	"near miss: a file name": {
		"input": build.anomalous("identity", [build.anomaly("syntax", "", {"detail": "unexpected p", "name": "p.json"})]),
		"want": set(),
	},
	"near miss: another departure": {
		"input": build.anomalous("identity", [build.anomaly("null", "Statement[0].Sid", {})]),
		"want": set(),
	},
	"unknown: a part is not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
