package lint403.rules.action.action_needs_star_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.action_needs_star as rule

test_deny[note] if {
	some note, tc in {
		"of the core": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListAllMyBuckets", "star": true, "core": true}),
			"want": {["", ["CC_MUST_USE_WILDCARD"]]},
		},
		"granted by another statement": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListAllMyBuckets", "star": true, "core": true, "elsewhere": true}),
			"want": {["note", ["CC_MUST_USE_WILDCARD"]]},
		},
		"of another service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "logs:DescribeLogGroups", "star": true}),
			"want": {["note", ["CC_MUST_USE_WILDCARD"]]},
		},
		"near miss, it has resources": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true}),
			"want": set(),
		},
		"a bucket policy, which ACT234 is about": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListAllMyBuckets", "star": true, "core": true}),
			"want": set(),
		},
		"unknown resources fit everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
