package lint403.rules.document.unknown_element_test

import data.lint403.lib.build
import data.lint403.rules.document.unknown_element as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: unknown": {
		"input": build.anomalous("identity", [build.anomaly("unknown-member", "Statement[0].Actions", {"name": "Actions", "detail": "Action"})]),
		"want": {"INVALID_POLICY_ELEMENT"},
	},
	"hit: like nothing": {
		"input": build.anomalous("identity", [build.anomaly("unknown-member", "Foo", {"name": "Foo"})]),
		"want": {"INVALID_POLICY_ELEMENT"},
	},
	"hit: wrong case": {
		"input": build.anomalous("identity", [build.anomaly("member-case", "Statement[0].action", {"name": "action", "detail": "Action"})]),
		"want": {"INVALID_POLICY_ELEMENT"},
	},
	"hit: in the wrong place": {
		"input": build.anomalous("identity", [build.anomaly("misplaced-member", "Statement[0].Version", {"name": "Version"})]),
		"want": {"INVALID_POLICY_ELEMENT"},
	},
	"hit: beside Statement": {
		"input": build.anomalous("identity", [build.anomaly("misplaced-member", "Effect", {"name": "Effect"})]),
		"want": {"INVALID_POLICY_ELEMENT"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a wrong member of Principal": {
		"input": build.anomalous("bucket", [build.anomaly("principal-key", "Statement[0].Principal.Role", {"name": "Role"})]),
		"want": set(),
	},
	"unknown: names not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_terraform_names_have_no_quotes if {
	anomaly := build.anomaly("member-case", "Statement[0].action", {"name": "action", "detail": "Action"})
	document := object.union(build.policy("identity", []), {"form": "jsonencode", "anomalies": [anomaly]})
	edits := {f.fix.edits[0] | some f in rule.deny} with input as build.models({"p": document})
	edits == {{"range": "p.json:1:1:0-1:9:8", "text": "Action", "old": "action"}}
}

test_wrong_case_is_repaired if {
	anomaly := build.anomaly("member-case", "Statement[0].action", {"name": "action", "detail": "Action"})
	{f.fix.edits[0].text | some f in rule.deny} == {`"Action"`} with input as build.anomalous("identity", [anomaly])
}

test_second_member_is_left_alone if {
	anomaly := build.anomaly("member-case", "Statement[0].resource", {"name": "resource", "detail": "Resource", "statement": 0})
	both := object.union(build.policy("identity", [build.statement("Allow", {"elements": ["Resource"]})]), {"anomalies": [anomaly]})
	{f.fix.edits | some f in rule.deny} == {[]} with input as build.models({"p": both})
	top := build.anomaly("member-case", "version", {"name": "version", "detail": "Version", "statement": -1})
	twice := object.union(build.policy("identity", []), {"version": build.text("2012-10-17"), "anomalies": [top]})
	{f.fix.edits | some f in rule.deny} == {[]} with input as build.models({"p": twice})
	again := object.union(top, {"name": "VERSION", "range": "p.json:2:1:9-2:9:17"})
	neither := object.union(build.policy("identity", []), {"anomalies": [top, again]})
	{f.fix.edits | some f in rule.deny} == {[]} with input as build.models({"p": neither})
}
