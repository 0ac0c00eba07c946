package lint403.rules.document.duplicate_sid_test

import data.lint403.lib.build
import data.lint403.rules.document.duplicate_sid as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: identity policy": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("A")}), build.statement("Allow", {"sid": build.text("A")})]),
		"want": {"UNIQUE_SIDS_REQUIRED"},
	},
	"hit: bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"sid": build.text("A")}), build.statement("Allow", {"sid": build.text("A")})]),
		"want": {"UNIQUE_SIDS_RECOMMENDED"},
	},
	"miss: two": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("A")}), build.statement("Allow", {"sid": build.text("B")})]),
		"want": set(),
	},
	"near miss: empty ones may repeat": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("")}), build.statement("Allow", {"sid": build.text("")})]),
		"want": set(),
	},
	"near miss: case counts": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("A")}), build.statement("Allow", {"sid": build.text("a")})]),
		"want": set(),
	},
	"unknown: one without Sid": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("A")}), build.statement("Allow", {})]),
		"want": set(),
	},
}

test_third_one_is_renamed if {
	statements := [build.statement("Allow", {"sid": build.text(sid)}) | some sid in ["A", "B", "A"]]
	{f.fix.edits[0].text | some f in rule.deny} == {`"A3"`} with input as build.model("identity", statements)
}

test_taken_name_is_not_used if {
	statements := [build.statement("Allow", {"sid": build.text(sid)}) | some sid in ["A", "A2x", "A", "A3"]]
	{f | some f in rule.deny; f.fix} == set() with input as build.model("identity", statements)
}
