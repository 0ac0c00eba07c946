package lint403.rules.arn.key_starts_with_slash_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.key_starts_with_slash as rule

test_deny[note] if {
	some note, tc in {
		"two slashes": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("key-slash", {"suggest": "arn:aws:s3:::b/x"}),
			"want": {["", ["NEW_OBJECT_KEY_LEADING_SLASH"]]},
		},
		"two slashes, no suggestion": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("key-slash", {}),
			"want": {["", ["NEW_OBJECT_KEY_LEADING_SLASH"]]},
		},
		"near miss, another problem": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("bucket-star", {}),
			"want": set(),
		},
		"unknown parts yield no fact": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
