package lint403.lib.reference_test

import data.lint403.lib.build
import data.lint403.lib.reference

# METADATA
# description: The reference data with one fact about the first resource of a policy.
# scope: document
arn(problem, fact) := {"updated": "2026-09-26", "arns": {problem: [_placed(fact, "resources")]}}

# METADATA
# description: The reference data with one fact about the first action of a policy.
# scope: document
action(problem, fact) := {"updated": "2026-09-26", "actions": {problem: [_placed(fact, "actions")]}}

# METADATA
# description: The reference data with one mismatch of the first action of a policy.
# scope: document
mismatch(fields) := {"updated": "2026-09-26", "mismatches": [object.union(
	{"policy": "p", "statement": 0, "index": 0},
	fields,
)]}

# METADATA
# description: The reference data with one policy variable.
# scope: document
variable(fields, element) := {
	"updated": "2026-09-26",
	"variables": [{
		"variable": object.union({"text": "${aws:x}", "field": 5}, fields),
		"place": {"policy": "p", "statement": 0, "element": element, "index": 0},
	}],
	"keys": {
		"aws:username": {"known": true, "scope": "global", "type": "string"},
		"aws:tagkeys": {"known": true, "scope": "global", "type": "string", "array": true},
		"aws:usernme": {"known": false, "scope": "global", "core": true, "near": true, "suggest": "aws:username"},
		"aws:novel": {"known": false, "scope": "global", "core": true},
		"novel:key": {"known": false, "scope": "none", "suggest": "nova"},
	},
}

# METADATA
# description: The reference data with condition keys.
# scope: document
keys(known) := {"updated": "2026-09-26", "keys": known}

# METADATA
# description: What is known of an ordinary condition key of a type.
# scope: document
key(type) := {"known": true, "scope": "global", "type": type}

# METADATA
# description: The findings as pairs of severity, "" for the rule's own, and codes.
# scope: document
outcome(findings) := {[object.get(finding, "severity", ""), finding.codes] | some finding in findings}

_placed(fact, element) := object.union(
	{"value": "x", "places": [{"policy": "p", "statement": 0, "element": element, "index": 0}]},
	fact,
)

_model := build.model("identity", [build.statement("Allow", {
	"actions": build.actions(["s3:GetObject"]),
	"resources": build.patterns(["arn:aws:s3::: b/*"]),
	"conditions": [build.condition("StringEquals", "aws:x", ["a", "b"])],
})])

test_facts_meet_the_elements_they_are_about if {
	reference.resources.blank == [[
		_model.policies.p,
		_model.policies.p.statements[0],
		_model.policies.p.statements[0].resources[0],
		arn("blank", {}).arns.blank[0],
	]] with input as _model with data.lint403.iam as arn("blank", {})
}

test_no_fact_no_entry if {
	not reference.resources.blank with input as _model with data.lint403.iam as {}
	reference.mismatches == [] with input as _model with data.lint403.iam as {}
}

test_suggestion[note] if {
	entry := {"value": "arn:aws:s3::: b/*", "range": "p.json:1:1:10-1:20:29"}
	edit := {"range": entry.range, "text": "\"arn:aws:s3:::b/*\"", "old": "\"arn:aws:s3::: b/*\""}
	some note, tc in {
		"a literal is replaced": {"policy": {"form": "json"}, "entry": entry, "edits": [edit]},
		"in HCL too": {"policy": {"form": "jsonencode"}, "entry": entry, "edits": [edit]},
		"not in a plan": {"policy": {"form": "plan"}, "entry": entry, "edits": []},
		"not what is unknown": {"policy": {"form": "json"}, "entry": object.union(entry, {"unknown": ["x"]}), "edits": []},
		"not what HCL would read": {
			"policy": {"form": "json"},
			"entry": {"value": "arn:aws:s3::: b/${aws:username}", "range": entry.range},
			"edits": [],
		},
	}
	fix := reference.suggestion(tc.policy, tc.entry, {"suggest": "arn:aws:s3:::b/*"}).fix
	fix.edits == tc.edits
	safe := count(tc.edits) > 0
	fix.safe == safe
}

test_no_suggestion if {
	reference.suggestion({"form": "json"}, {"value": "x", "range": "r"}, {}) == {}
}

test_expansion[note] if {
	some note, tc in {
		"a string becomes a list": {"member": "p.json:1:1:0-1:20:29", "text": `["a", "b"]`},
		"an entry becomes two": {"member": "p.json:1:1:0-1:21:30", "text": `"a", "b"`},
		"an argument is a list": {"form": "document", "member": "p.json:1:1:0-1:20:29", "text": `"a", "b"`},
	}
	entry := {"value": "b", "range": "p.json:1:10:20-1:20:29"}
	reference.expansion({"form": object.get(tc, "form", "json")}, entry, tc.member, ["a", "b"], true).fix.edits[0].text == tc.text
}

test_renaming[note] if {
	some note, tc in {
		"quoted": {"range": "p.json:1:1:0-1:6:5", "text": `"New"`},
		"bare": {"range": "m.tf:1:1:0-1:4:3", "text": "New"},
	}
	reference.renaming({"form": "jsonencode"}, tc.range, "new", "New").fix.edits[0].text == tc.text
}

test_no_renaming_of_what_an_expression_makes if {
	reference.renaming({"form": "jsonencode"}, "m.tf:1:1:0-1:21:20", "new", "New").fix.edits == []
}

test_completed if {
	reference.completed("aws:principaltag") == "aws:principaltag/TAG"
	reference.completed("kms:encryptioncontext") == "kms:encryptioncontext:NAME"
}

test_string_ranges if {
	reference.variables[0][2] == _model.policies.p.statements[0].conditions[0].values[1].range with input as _model
		with data.lint403.iam as {"variables": [{
			"variable": {"text": "${x}"},
			"place": {"policy": "p", "statement": 0, "element": "conditions", "index": 0, "value": 1},
		}]}
}

test_unfilled[text] if {
	some text in [
		"<bucket-name>", "arn:aws:s3:::{bucket}/*", "arn:aws:s3:::[BUCKET]/*", "YOUR_ACCOUNT_ID",
		"arn:aws:s3:::your-bucket", "SQS-queue-ARN", "Bucket ARN/*", "arn:aws:iam::owner-acct-ID:role/x",
		"64-digit-alphanumeric-value",
	]
	reference.unfilled(text) == {"severity": "warning"}
}

test_filled[text] if {
	some text in [
		"arn:aws:s3:::data/${aws:username}/*", "arn:aws:s3:::ours_and_yours", "arn:aws:s3:::a b",
		"arn:aws:s3:::learn", "arn:aws:iam::111122223333:role/x",
	]
	reference.unfilled(text) == {}
}
