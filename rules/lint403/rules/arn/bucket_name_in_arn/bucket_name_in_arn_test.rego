package lint403.rules.arn.bucket_name_in_arn_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.bucket_name_in_arn as rule

test_deny[note] if {
	some note, tc in {
		"impossible": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("bucket-name", {"detail": "characters"}),
			"want": {["", ["NEW_BUCKET_NAME_IMPOSSIBLE", "ARN-002"]]},
		},
		"an alias": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("bucket-name", {"detail": "alias"}),
			"want": {["warning", ["NEW_BUCKET_NAME_IMPOSSIBLE", "ARN-002"]]},
		},
		"near miss, an old name": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("bucket-name", {"detail": "legacy"}),
			"want": {["note", ["NEW_BUCKET_NAME_IMPOSSIBLE", "ARN-002"]]},
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
