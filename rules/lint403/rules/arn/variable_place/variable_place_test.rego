package lint403.rules.arn.variable_place_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.variable_place as rule

test_deny[note] if {
	some note, tc in {
		"in an action": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "actions"),
			"want": {["", ["VARIABLE_UNSUPPORTED_IN_ELEMENT"]]},
		},
		"in the header of an ARN": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username", "field": 4}, "resources"),
			"want": {["", ["NEW_VARIABLE_BEFORE_RESOURCE_PART"]]},
		},
		"under a numeric operator": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericEquals", "s3:max-keys", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "conditions"),
			"want": {["", ["INVALID_VARIABLE_FOR_OPERATOR"]]},
		},
		"in the name of a key": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "condition_keys"),
			"want": {["", ["VARIABLE_UNSUPPORTED_IN_ELEMENT"]]},
		},
		"a placeholder": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username", "field": 4, "text": "${Account}"}, "resources"),
			"want": {["warning", ["NEW_VARIABLE_BEFORE_RESOURCE_PART"]]},
		},
		"in the resource part": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": set(),
		},
		"near miss, under a string operator": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "conditions"),
			"want": set(),
		},
		"unknown parts are no variables": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
