package lint403.lib.statement_test

import data.lint403.lib.build
import data.lint403.lib.statement

everything := {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])}

# Which statements of a policy speak about an action, as index and certainty.
test_candidates[note] if {
	some note, case in {
		"in lower case": {
			"action": "S3:GETOBJECT",
			"statements": [["Allow", {"actions": build.actions(["s3:GetObject"])}], ["Deny", {"actions": build.actions(["s3:Put*"])}]],
			"want": [[0, 2, "Allow"]],
		},
		"NotAction": {
			"action": "s3:GetObject",
			"statements": [
				["Allow", {"not_actions": build.actions(["s3:GetObject"])}],
				["Deny", {"not_actions": build.actions(["s3:PutObject"])}],
			],
			"want": [[1, 2, "Deny"]],
		},
		"neither": {"action": "s3:GetObject", "statements": [["Allow", {}]], "want": []},
		"another effect": {
			"action": "s3:GetObject",
			"statements": [["Permit", everything], ["allow", everything], ["Allow", everything]],
			"want": [[2, 2, "Allow"]],
		},
		"an action that is not known": {
			"action": "s3:GetObject",
			"statements": [
				["Allow", {"actions": [object.union(build.action("${x.y.z}"), {"unknown": ["x.y.z"]})]}],
				["Deny", {"not_actions": [object.union(build.action("${x.y.z}"), {"unknown": ["x.y.z"]})]}],
			],
			"want": [[0, 1, "Allow"], [1, 1, "Deny"]],
		},
	}
	model := build.model("identity", [build.statement(effect, fields) | some [effect, fields] in case.statements])
	found := statement.candidates("p", case.action) with input as model

	[[candidate.index, candidate.certainty, candidate.effect] | some candidate in found] == case.want
}

test_form if {
	source := build.statement("Allow", object.union(everything, {
		"sid": build.text("Read"),
		"principals": [build.principal("AWS", "111122223333", "named")],
		"conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["o-1"])],
	}))
	[found] := statement.candidates("p", "s3:GetObject") with input as build.model("bucket", [source])
	found.sid == "Read"
	found.range == source.range
	found.principal_mode == "list"
	found.resource_mode == "list"
	count(found.conditions) == 1
}

test_modes[note] if {
	some note, case in {
		"nothing": {"fields": {}, "kind": "bucket", "want": ["none", "none"]},
		"a trust policy": {"fields": {}, "kind": "trust", "want": ["own", "none"]},
		"both turned around": {
			"fields": {
				"not_resources": build.patterns(["*"]),
				"not_principals": [build.principal("AWS", "111122223333", "named")],
			},
			"kind": "trust",
			"want": ["not", "not"],
		},
	}
	source := build.statement("Deny", object.union({"actions": build.actions(["*"])}, case.fields))
	[found] := statement.candidates("p", "s3:GetObject") with input as build.model(case.kind, [source])

	[found.resource_mode, found.principal_mode] == case.want
}

test_about[note] if {
	some note, case in {
		"listed": {"fields": {"resources": build.patterns(["arn:aws:s3:::b/*"])}, "want": [2, 0]},
		"not listed": {"fields": {"not_resources": build.patterns(["arn:aws:s3:::b/*"])}, "want": [0, 2]},
		"none": {"fields": {}, "want": [0, 0]},
		"a token": {
			"fields": {"resources": [object.union(build.pattern("${x.y.z}/k"), {"unknown": ["x.y.z"]})]},
			"want": [1, 0],
		},
	}
	source := build.statement("Allow", object.union({"actions": build.actions(["*"])}, case.fields))
	[found] := statement.candidates("p", "s3:GetObject") with input as build.model("identity", [source])

	[statement.about(found, resource, {}) | some resource in ["arn:aws:s3:::b/k", "arn:aws:s3:::c/l"]] == case.want
}

test_own_resource if {
	source := build.statement("Allow", {"actions": build.actions(["*"])})
	[found] := statement.candidates("p", "sts:AssumeRole") with input as build.model("trust", [source])
	statement.about(found, "arn:aws:iam::111122223333:role/r", {}) == 2
}

org := build.condition("StringEquals", "aws:PrincipalOrgID", ["o-1"])

vpce := build.condition("StringEquals", "aws:SourceVpce", ["vpce-1"])

test_holds[note] if {
	some note, case in {
		"no condition": {"conditions": [], "ctx": {}, "want": 2},
		"one that holds": {"conditions": [org], "ctx": {"keys": {"aws:principalorgid": {"values": ["o-1"]}}}, "want": 2},
		"one that does not": {"conditions": [org], "ctx": {"keys": {"aws:principalorgid": {"values": ["o-2"]}}}, "want": 0},
		"one that may": {"conditions": [org], "ctx": {"keys": {}, "open": true}, "want": 1},
		"one of two": {
			"conditions": [org, vpce],
			"ctx": {"keys": {"aws:principalorgid": {"values": ["o-1"]}}},
			"want": 0,
		},
		"one of two, the other may": {
			"conditions": [org, vpce],
			"ctx": {"keys": {"aws:principalorgid": {"values": ["o-1"]}}, "open": true},
			"want": 1,
		},
	}
	source := build.statement("Allow", object.union(everything, {"conditions": case.conditions}))
	[found] := statement.candidates("p", "s3:GetObject") with input as build.model("identity", [source])

	statement.holds(found, case.ctx) == case.want
	statement.holds(object.union(found, {"certainty": 1}), case.ctx) == min([1, case.want])
}

test_unknown[note] if {
	some note, case in {
		"nothing": {"fields": everything, "want": set()},
		"an action": {
			"fields": object.union(everything, {"actions": [object.union(build.action("${x.y.z}"), {"unknown": ["x.y.z"]})]}),
			"want": {"x.y.z"},
		},
		"an action beside one that is known": {
			"fields": object.union(
				everything,
				{"actions": [build.action("s3:GetObject"), object.union(build.action("${x.y.z}"), {"unknown": ["x.y.z"]})]},
			),
			"want": set(),
		},
		"an action that is spared": {
			"fields": {
				"resources": build.patterns(["*"]),
				"not_actions": [object.union(build.action("${x.y.z}"), {"unknown": ["x.y.z"]})],
			},
			"want": {"x.y.z"},
		},
		"a resource": {
			"fields": object.union(
				everything,
				{"resources": [object.union(build.pattern("${x.y.z}/k"), {"unknown": ["x.y.z"]})]},
			),
			"want": {"x.y.z"},
		},
		"a resource beside one that is known": {
			"fields": object.union(
				everything,
				{"resources": [build.pattern("*"), object.union(build.pattern("${x.y.z}/k"), {"unknown": ["x.y.z"]})]},
			),
			"want": set(),
		},
		"a condition": {"fields": object.union(everything, {"conditions": [vpce]}), "want": {"aws:SourceVpce"}},
		"conditions, one of which is known": {
			"fields": object.union(everything, {"conditions": [org, vpce]}),
			"want": {"aws:SourceVpce"},
		},
	}
	source := build.statement("Allow", case.fields)
	[found] := statement.candidates("p", "s3:GetObject") with input as build.model("identity", [source])
	ctx := {"keys": {"aws:principalorgid": {"values": ["o-1"]}}, "open": true}

	statement.unknown(found, "arn:aws:s3:::b/k", ctx) == case.want
}

test_keys if {
	template := {"value": "x", "match": {"kind": "template", "parts": [{"literal": "a"}, {"variable": "aws:username"}]}}
	other := {"value": "x", "match": {"kind": "template", "parts": [{"variable": "aws:userid"}]}}
	third := {"value": "x", "match": {"kind": "template", "parts": [{"variable": "aws:principaltag/x"}]}}
	found := statement.keys with input as build.model("identity", [
		build.statement("Allow", {"resources": [template]}),
		build.statement("Allow", {"not_resources": [other]}),
		build.statement("Deny", {"conditions": [object.union(org, {"values": [third]}), vpce]}),
	])
	found == {"aws:username", "aws:userid", "aws:principaltag/x", "aws:principalorgid", "aws:sourcevpce"}
}

# AWS's own Account Factory writes one so in a trust policy, and nowhere else.
test_effects_in_any_case[kind] if {
	some kind, want in {"trust": ["Allow", "Deny"], "identity": []}
	found := statement.candidates("p", "s3:GetObject") with input as {"policies": {"p": {"kind": kind, "statements": [
		{"index": 0, "range": "r", "effect": {"value": "allow"}, "actions": [{"value": "*", "match": {"kind": "any"}}]},
		{"index": 1, "range": "r", "effect": {"value": "permit"}, "actions": [{"value": "*", "match": {"kind": "any"}}]},
		{"index": 2, "range": "r", "effect": {"value": "DENY"}, "actions": [{"value": "*", "match": {"kind": "any"}}]},
	]}}}
	[candidate.effect | some candidate in found] == want
}
