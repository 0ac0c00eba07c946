package lint403.rules.document.resource_tag_not_for_service_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.resource_tag_not_for_service as rule

test_deny[note] if {
	some note, tc in {
		"a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3-outposts:GetBucket"]})]},
			"want": {["", ["DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"]]},
		},
		"an Allow": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3-outposts:GetBucket"]})]},
			"want": {["note", ["ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"]]},
		},
		"a Deny for all but some": {
			"input": build.model("identity", [build.statement("Deny", {"not_actions": build.actions(["iam:*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {},
			"want": {["", ["DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"]]},
		},
		"an Allow for all but some": {
			"input": build.model("identity", [build.statement("Allow", {"not_actions": build.actions(["iam:*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {},
			"want": {["note", ["ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"]]},
		},
		"near miss, another key": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["x"])]})]),
			"iam": {"key_uses": [object.union({"policy": "p", "statement": 0, "index": 0}, {"lacking": ["s3:GetObject"]})]},
			"want": set(),
		},
		"unknown actions are taken to have tags": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:ResourceTag/x", ["x"])]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
