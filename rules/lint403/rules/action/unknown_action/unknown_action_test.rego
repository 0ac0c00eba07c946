package lint403.rules.action.unknown_action_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.unknown_action as rule

test_deny[note] if {
	some note, tc in {
		"a near miss": {
			"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), {"address": "aws_iam_policy.p"}),
			"iam": facts.action("unknown", {"service": "s3", "suggest": "s3:GetObject", "near": true}),
			"want": {["", ["INVALID_ACTION", "ARN-004"]]},
		},
		"an operation": {
			"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), {"address": "aws_iam_policy.p"}),
			"iam": facts.action("unknown", {"service": "s3", "suggest": "s3:GetObject and s3:PutObject", "near": true, "detail": "operation"}),
			"want": {["", ["INVALID_ACTION", "ARN-004"]]},
		},
		"a near miss in a policy that nothing holds": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3", "suggest": "s3:GetObject", "near": true}),
			"want": {["warning", ["INVALID_ACTION", "ARN-004"]]},
		},
		"a near miss in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3", "suggest": "s3:GetObject", "near": true}),
			"want": {["warning", ["INVALID_ACTION", "ARN-004"]]},
		},
		"a near miss in a bucket policy": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3", "suggest": "s3:GetObject", "near": true}),
			"want": {["", ["INVALID_ACTION", "S3API_INVALID_ACTION", "ARN-004"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3"}),
			"want": {["warning", ["INVALID_ACTION", "ARN-004"]]},
		},
		"a pattern": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3", "detail": "pattern"}),
			"want": {["warning", ["INVALID_ACTION", "ARN-004"]]},
		},
		"known": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("blank", {}),
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
