package lint403.rules.arn.not_an_arn_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.not_an_arn as rule

test_deny[note] if {
	some note, tc in {
		"a bucket name": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("not-an-arn", {"suggest": "arn:aws:s3:::b/*"}),
			"want": {["", ["INVALID_ARN_PREFIX", "IAMAPI_RESOURCE_NOT_ARN", "ARN-002"]]},
		},
		"an ARN": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("bucket-star", {}),
			"want": set(),
		},
		"near miss, the short form of API Gateway": {
			"input": build.model("resource", [build.statement("Allow", {"actions": build.actions(["execute-api:Invoke"]), "resources": build.patterns(["execute-api:/*"])})]),
			"iam": facts.arn("not-an-arn", {}),
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
