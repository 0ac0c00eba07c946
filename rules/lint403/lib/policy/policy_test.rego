package lint403.lib.policy_test

import data.lint403.lib.build
import data.lint403.lib.policy

test_matches[note] if {
	some note, tc in {
		"any": {"pattern": {"kind": "any"}, "text": "x", "want": true},
		"exact": {"pattern": {"kind": "exact", "text": "x"}, "text": "x", "want": true},
		"another": {"pattern": {"kind": "exact", "text": "x"}, "text": "y", "want": false},
		"prefix": {"pattern": {"kind": "prefix", "text": "s3:get"}, "text": "s3:getobject", "want": true},
		"regex": {"pattern": {"kind": "regex", "text": "^s3:.*object$"}, "text": "s3:getobject", "want": true},
		"template is not certain": {"pattern": {"kind": "template"}, "text": "x", "want": false},
	}
	_holds({1 | policy.matches(tc.pattern, tc.text)}) == tc.want
}

test_covers[note] if {
	some note, tc in {
		"wildcard over action": {"outer": build.action("s3:Get*"), "inner": build.action("s3:GetObject"), "want": true},
		"wildcard over wildcard": {"outer": build.action("s3:*"), "inner": build.action("s3:Get*"), "want": true},
		"star over all": {"outer": build.action("*"), "inner": build.action("*"), "want": true},
		"service does not cover all": {"outer": build.action("s3:*"), "inner": build.action("*"), "want": false},
		"question mark does not cover a star": {
			"outer": build.action("s3:Get?bject"),
			"inner": build.action("s3:Get*bject"),
			"want": false,
		},
		"resources by case": {"outer": build.pattern("arn:aws:s3:::A*"), "inner": build.pattern("arn:aws:s3:::a"), "want": false},
		"unknown outer": {"outer": build.unknown(build.action("*")), "inner": build.action("s3:GetObject"), "want": false},
	}
	_holds({1 | policy.covers(tc.outer, tc.inner)}) == tc.want
}

test_reaches_action[note] if {
	some note, tc in {
		"listed": {"statement": {"actions": build.actions(["s3:Get*"])}, "want": true},
		"not listed": {"statement": {"actions": build.actions(["s3:Put*"])}, "want": false},
		"not excluded": {"statement": {"not_actions": build.actions(["s3:Put*"])}, "want": true},
		"excluded": {"statement": {"not_actions": build.actions(["s3:*"])}, "want": false},
	}
	_holds({1 | policy.reaches_action(tc.statement, "s3:getobject")}) == tc.want
}

test_open_actions if {
	policy.open_actions({"actions": [build.unknown(build.action("${x}"))]})
	policy.open_actions({"not_actions": [build.unknown(build.action("${x}"))]})
	not policy.open_actions({"actions": build.actions(["s3:GetObject"])})
	not policy.open_actions({"not_actions": build.actions(["s3:GetObject"])})
}

test_owner_type[address] if {
	some address, want in {
		"aws_iam_policy.p": "aws_iam_policy",
		"module.m.aws_iam_policy.p[0]": "aws_iam_policy",
		`module.m["a.b"].module.n[0].aws_s3_bucket_policy.p["x.y"]`: "aws_s3_bucket_policy",
		"data.aws_iam_policy_document.d": "aws_iam_policy_document",
	}
	policy.owner_type({"address": address}) == want
}

test_owner_type_of_a_file if policy.owner_type({}) == ""

test_finding_without_a_range_is_at_the_header if {
	found := policy.finding([{"path": ["data", "x", "deny"]}], {"header": "h:1:1:0-1:2:1"}, "", "m", {})
	found.range == "h:1:1:0-1:2:1"
}

test_name if {
	policy.name({"sid": {"value": "A"}, "index": 0}) == `statement "A"`
	policy.name({"sid": {"value": ""}, "index": 1}) == "statement 2"
	policy.name({"index": 2}) == "statement 3"
}

test_open_and_remove if {
	policy.open_with("a:b-c.json:2:3:10-4:1:50", "{", "x") == {
		"range": "a:b-c.json:2:3:10-2:4:11",
		"text": "{x",
		"old": "{",
	}
	policy.remove_entry("a.json:1:2:1-1:5:4", "a.json:1:7:6-1:9:8") == {"range": "a.json:1:5:4-1:9:8", "text": ""}
	not policy.remove_entry("a.json:1:2:1-1:5:4", "b.json:1:7:6-1:9:8")
}

test_repair[note] if {
	some note, tc in {
		"document": {"form": "json", "edit": {"range": "r", "text": "x"}, "want": 1},
		"expression, text not known": {"form": "jsonencode", "edit": {"range": "r", "text": "x"}, "want": 0},
		"expression, text known": {"form": "jsonencode", "edit": {"range": "r", "text": "x", "old": "y"}, "want": 1},
		"plan": {"form": "plan", "edit": {"range": "r", "text": "x", "old": "y"}, "want": 0},
	}
	count(policy.repair({"form": tc.form}, "d", [tc.edit]).fix.edits) == tc.want
}

test_no_edit_inside_an_encoded_document if {
	document := {"form": "json", "anomalies": [{"kind": "double-encoded"}]}
	policy.repair(document, "d", [{"range": "r", "text": "x", "old": "y"}]).fix.edits == []
}

test_groups if {
	model := build.models({
		"a": build.policy("trust", [build.statement("Allow", {
			"principals": [build.principal("AWS", "*", "any")],
			"conditions": [build.condition("Bool", "aws:SecureTransport", ["true"])],
		})]),
		"b": object.union(build.policy("kms", []), {"anomalies": [build.anomaly("null", "Statement[0].Sid", {})]}),
	})
	object.keys(policy.of_kind) == {"trust", "kms"} with input as model
	count(policy.statements_of_kind.trust) == 1 with input as model
	count(policy.conditions_on["aws:securetransport"]) == 1 with input as model
	count(policy.principals_of_form.any) == 1 with input as model
	count(policy.anomalies.null) == 1 with input as model
}

_holds(set()) := false

_holds({1}) := true
