package lint403.rules.action.dynamodb_attributes_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.dynamodb_attributes as rule

test_deny[note] if {
	some note, tc in {
		"attributes alone": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["dynamodb:Query"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ForAllValues:StringEquals", "dynamodb:Attributes", ["id"])]})]),
			"iam": {},
			"want": {["", ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"]]},
		},
		"with a selection": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["dynamodb:Query"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ForAllValues:StringEquals", "dynamodb:Attributes", ["id"]), build.condition("StringEquals", "dynamodb:Select", ["SPECIFIC_ATTRIBUTES"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, with another selection": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["dynamodb:Query"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ForAllValues:StringEquals", "dynamodb:Attributes", ["id"]), build.condition("StringEquals", "dynamodb:Select", ["COUNT"])]})]),
			"iam": {},
			"want": {["", ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"]]},
		},
		"unknown condition beside it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["dynamodb:Query"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ForAllValues:StringEquals", "dynamodb:Attributes", ["id"]), build.unknown(build.condition("StringEquals", "x:y", ["z"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
