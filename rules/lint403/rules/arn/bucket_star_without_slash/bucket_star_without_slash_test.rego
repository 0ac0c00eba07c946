package lint403.rules.arn.bucket_star_without_slash_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.bucket_star_without_slash as rule

test_deny[note] if {
	some note, tc in {
		"one wildcard": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b*"])})]),
			"iam": facts.arn("bucket-star", {"suggest": "arn:aws:s3:::b/*"}),
			"want": {["", ["NEW_MISSING_SLASH_STAR", "ARN-006"]]},
		},
		"near miss, a family of buckets": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::*b*"])})]),
			"iam": facts.arn("bucket-star", {"suggest": "arn:aws:s3:::*b/*"}),
			"want": {["note", ["NEW_MISSING_SLASH_STAR", "ARN-006"]]},
		},
		"miss": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("key-slash", {}),
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
