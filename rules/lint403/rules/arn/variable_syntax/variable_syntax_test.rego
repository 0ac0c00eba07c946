package lint403.rules.arn.variable_syntax_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.variable_syntax as rule

test_deny[note] if {
	some note, tc in {
		"no brace": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"problem": "brace"}, "resources"),
			"want": {["", ["MISSING_BRACE_IN_VARIABLE"]]},
		},
		"no quotes": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"problem": "quote"}, "resources"),
			"want": {["", ["MISSING_QUOTE_IN_VARIABLE"]]},
		},
		"a blank, in a condition": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"problem": "space"}, "conditions"),
			"want": {["", ["UNSUPPORTED_SPACE_IN_VARIABLE"]]},
		},
		"nothing inside": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"problem": "empty"}, "resources"),
			"want": {["", ["EMPTY_VARIABLE"]]},
		},
		"near miss, the spelling of aws_iam_policy_document": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"problem": "ampersand"}, "resources"),
			"want": {["warning", ["ARN-008"]]},
		},
		"well formed": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
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
