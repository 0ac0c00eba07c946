package lint403.rules.arn.arn_region_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_region as rule

test_deny[note] if {
	some note, tc in {
		"no region": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region", {"detail": "typo"}),
			"want": {["", ["INVALID_ARN_REGION", "ARN-002"]]},
		},
		"of another partition": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region", {"detail": "partition"}),
			"want": {["", ["INVALID_ARN_REGION", "ARN-002"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region", {"detail": "unknown"}),
			"want": {["warning", ["INVALID_ARN_REGION", "ARN-002"]]},
		},
		"near miss, a placeholder": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region", {"detail": "placeholder"}),
			"want": {["warning", ["INVALID_ARN_REGION", "ARN-002"]]},
		},
		"missing": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region-missing", {"core": true}),
			"want": {["", ["MISSING_ARN_REGION", "ARN-002"]]},
		},
		"missing, templates not checked by hand": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region-missing", {}),
			"want": {["warning", ["MISSING_ARN_REGION", "ARN-002"]]},
		},
		"where there is none": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("region-forbidden", {"core": true}),
			"want": {["", ["ARN_REGION_NOT_ALLOWED", "ARN-002"]]},
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
