package lint403.rules.deny.prefix_in_negative_context_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.prefix_in_negative_context as rule

test_deny[note] if {
	some note, tc in {
		"a Deny for one": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": {["", ["S3_PREFIX_IN_NEGATIVE_CONTEXT"]]},
		},
		"an Allow for all but one": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotLike", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": {["", ["S3_PREFIX_IN_NEGATIVE_CONTEXT"]]},
		},
		"an Allow for one": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a Deny for all but one": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotLike", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, whether there is one": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown prefix before apply, still a Deny for one": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringLike", "s3:prefix", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": {["", ["S3_PREFIX_IN_NEGATIVE_CONTEXT"]]},
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
