package lint403.rules.arn.variable_key_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.variable_key as rule

test_deny[note] if {
	some note, tc in {
		"misspelt": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:usernme"}, "resources"),
			"want": {["", ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:novel"}, "resources"),
			"want": {["warning", ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"]]},
		},
		"no key at all": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "username"}, "resources"),
			"want": {["warning", ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"]]},
		},
		"a service that nobody knows": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "novel:key"}, "resources"),
			"want": {["warning", ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"]]},
		},
		"several values": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:tagkeys"}, "resources"),
			"want": {["", ["NEW_MULTIVALUED_KEY_AS_VARIABLE"]]},
		},
		"a user name for a role": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/principals", "value": {"role": {"kind": "role", "identity": ["p"]}}}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": {["", ["NEW_USERNAME_VARIABLE_FOR_ROLE"]]},
		},
		"near miss, with a default value": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/principals", "value": {"role": {"kind": "role", "identity": ["p"]}}}]),
			"iam": facts.variable({"key": "aws:username", "default": true}, "resources"),
			"want": set(),
		},
		"a user name for a user too": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/principals", "value": {"role": {"kind": "role", "identity": ["p"]}, "user": {"kind": "user", "identity": ["p"]}}}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": set(),
		},
		"unknown holders of a raw policy": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": {["note", ["NEW_USERNAME_VARIABLE_FOR_ROLE"]]},
		},
		"unknown holders of a managed policy": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:x", ["a"])]})]), [{"op": "add", "path": "/policies/p/address", "value": "aws_iam_policy.p"}]),
			"iam": facts.variable({"key": "aws:username"}, "resources"),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
