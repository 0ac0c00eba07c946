package lint403.rules.arn.foreign_partition_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.foreign_partition as rule

test_deny[note] if {
	some note, tc in {
		"another partition": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("foreign-partition", {"detail": "aws", "suggest": "arn:aws:s3:::b/*"}),
			"want": {["", ["NEW_PARTITION_MISMATCH", "ARN-002"]]},
		},
		"near miss, no such partition": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("partition", {}),
			"want": set(),
		},
		"unknown region of the provider yields no fact": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
