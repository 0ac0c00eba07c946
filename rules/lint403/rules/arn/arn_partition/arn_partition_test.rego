package lint403.rules.arn.arn_partition_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_partition as rule

test_deny[note] if {
	some note, tc in {
		"misspelt": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("partition", {"suggest": "arn:aws:s3:::b/*"}),
			"want": {["", ["INVALID_PARTITION", "ARN-002"]]},
		},
		"near miss, a placeholder": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("partition", {"detail": "placeholder"}),
			"want": {["warning", ["INVALID_PARTITION", "ARN-002"]]},
		},
		"known": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region", {"detail": "typo"}),
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
