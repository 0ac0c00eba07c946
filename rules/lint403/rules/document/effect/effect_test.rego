package lint403.rules.document.effect_test

import data.lint403.lib.build
import data.lint403.rules.document.effect as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: wrong case": {
		"input": build.model("identity", [build.statement("allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_EFFECT", "IAMAPI_LEGACY_PARSING"},
	},
	"hit: another word": {
		"input": build.model("identity", [build.statement("Permit", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_EFFECT"},
	},
	"hit: wrong case in a bucket policy": {
		"input": build.model("bucket", [build.statement("DENY", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_EFFECT"},
	},
	"miss: Allow": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"miss: Deny": {
		"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: absent": {
		"input": build.model("identity", [{"elements": [], "range": ""}]),
		"want": set(),
	},
	"unknown: effect not known": {
		"input": build.model("identity", [build.statement("Allow", {"effect": {"value": "${var.e}", "unknown": ["var.e"], "range": ""}})]),
		"want": set(),
	},
}

test_wrong_case_is_repaired if {
	edits := {f.fix.edits[0] | some f in rule.deny} with input as build.model("identity", [build.statement("allow", {})])
	edits == {{"range": "p.json:1:1:0-1:9:8", "text": `"Allow"`, "old": `"allow"`}}
}

test_no_edit_in_a_plan if {
	document := object.union(build.policy("identity", [build.statement("allow", {})]), {"form": "plan"})
	{count(f.fix.edits) | some f in rule.deny} == {0} with input as build.models({"p": document})
}

test_trust_policies_take_any_case if {
	{f.severity | some f in rule.deny} == {"warning"} with input as build.model("trust", [build.statement("allow", {})])
	{object.get(f, "severity", "") | some f in rule.deny} == {""} with input as build.model("trust", [build.statement("x", {})])
}
