package lint403.rules.arn.variable_needs_version_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.variable_needs_version as rule

test_deny[note] if {
	some note, tc in {
		"the old version": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/policies/p/version", "value": build.text("2008-10-17")}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": {["", ["VARIABLE_UNSUPPORTED_IN_VERSION", "ARN-008"]]},
		},
		"no version": {
			"input": json.remove(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), ["/policies/p/version"]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": {["", ["VARIABLE_UNSUPPORTED_IN_VERSION", "ARN-008"]]},
		},
		"the new version": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/policies/p/version", "value": build.text("2012-10-17")}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": set(),
		},
		"near miss, plain text all the same": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/policies/p/version", "value": build.text("2008-10-17")}]),
			"iam": facts.variable({"problem": "ampersand"}, "resources"),
			"want": set(),
		},
		"unknown rest of the document": {
			"input": json.patch(json.remove(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), ["/policies/p/version"]), [{"op": "add", "path": "/policies/p/incomplete", "value": ["aws_x.y.z"]}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
