package lint403.rules.document.condition_key_not_for_action_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.condition_key_not_for_action as rule

test_deny[note] if {
	some note, tc in {
		"one action lacks it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"], "some": true})]},
			"want": {["", ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"]]},
		},
		"a wildcard lacks it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:Get*"], "patterns": ["s3:Get*"]})]},
			"want": {["", ["PARLIAMENT_UNKNOWN_CONDITION_FOR_ACTION"]]},
		},
		"S3 refuses it": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"]})]},
			"want": {["error", ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "S3API_CONDITION_NOT_APPLICABLE"]]},
		},
		"near miss, the condition holds without the key": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEqualsIfExists", "s3:prefix", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"]})]},
			"want": {["note", ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"]]},
		},
		"a tag of the request that some carry": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:RequestTag/x", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"], "some": true})]},
			"want": {["note", ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"]]},
		},
		"near miss, a tag of the resource, which DOC064 is about": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"]})]},
			"want": set(),
		},
		"an endpoint key where nobody sets it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["sqs:SendMessage"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:VpceOrgID", ["x"])]})]),
			"iam": {},
			"want": {["", ["USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"]]},
		},
		"an endpoint key for everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:VpceAccount", ["x"])]})]),
			"iam": {},
			"want": {["", ["USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"]]},
		},
		"an endpoint key of S3": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:VpceOrgID", ["x"])]})]),
			"iam": {},
			"want": set(),
		},
		"its own account": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:ResourceAccount", ["x"])]})]),
			"iam": {},
			"want": {["note", ["IRRELEVANT_CONDITION_KEY_IN_POLICY"]]},
		},
		"near miss, the account in an identity policy": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:ResourceAccount", ["x"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown actions are taken to carry it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["x"])]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
