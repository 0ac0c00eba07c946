package lint403.lib.statement_test

import data.lint403.lib.statement

test_effects_in_any_case if {
	found := statement.candidates("p", "s3:GetObject") with input as {"policies": {"p": {"kind": "trust", "statements": [
		{"index": 0, "range": "", "effect": {"value": "allow"}, "actions": [{"value": "s3:GetObject", "match": {"kind": "any"}}]},
		{"index": 1, "range": "", "effect": {"value": "permit"}, "actions": [{"value": "s3:GetObject", "match": {"kind": "any"}}]},
	]}}}
	[candidate.effect | some candidate in found] == ["Allow"]
}
