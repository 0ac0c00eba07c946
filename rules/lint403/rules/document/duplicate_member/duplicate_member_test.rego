package lint403.rules.document.duplicate_member_test

import data.lint403.lib.build
import data.lint403.rules.document.duplicate_member as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: two actions": {
		"input": build.anomalous("identity", [build.anomaly("duplicate-name", "Statement[0].Action", {"name": "Action", "related": "p.json:1:1:0-1:2:1"})]),
		"want": {"TFPROV_DUPLICATE_JSON_KEY"},
	},
	"hit: one key in two cases": {
		"input": build.anomalous("identity", [build.anomaly("duplicate-key-case", "Statement[0].Condition.StringEquals.aws:x", {"name": "aws:x", "detail": "aws:X"})]),
		"want": {"DUPLICATE_KEYS_WITH_DIFFERENT_CASE"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: an unknown member": {
		"input": build.anomalous("identity", [build.anomaly("unknown-member", "Foo", {"name": "Foo"})]),
		"want": set(),
	},
	"unknown: members not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_severity[kind] if {
	some kind, want in {"identity": set(), "bucket": {"warning"}}
	anomaly := build.anomaly("duplicate-name", "Statement[0].Action", {"name": "Action"})
	{f.severity | some f in rule.deny} == want with input as build.anomalous(kind, [anomaly])
}
