package lint403.rules.document.condition_key_form_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.condition_key_form as rule

test_deny[note] if {
	some note, tc in {
		"no colon": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "SourceIp", ["x"])]})]),
			"iam": facts.keys({"sourceip": {"scope": "none"}}),
			"want": {["", ["INVALID_CONDITION_KEY_FORMAT"]]},
		},
		"no tag": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalTag", ["x"])]})]),
			"iam": facts.keys({"aws:principaltag": {"scope": "global", "bare": true}}),
			"want": {["", ["MISSING_TAG_KEY_IN_CONDITION"]]},
		},
		"right": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalTag/x", ["x"])]})]),
			"iam": facts.keys({"aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"near miss, a host as the service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "accounts.google.com:aud", ["x"])]})]),
			"iam": facts.keys({"accounts.google.com:aud": {"scope": "foreign", "known": true}}),
			"want": set(),
		},
		"unknown key before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("StringEquals", "${aws_x.y.z}", ["x"]))]})]),
			"iam": facts.keys({"${aws_x.y.z}": {"scope": "none"}}),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
