package lint403.rules.arn.arn_resource_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_resource as rule

test_deny[note] if {
	some note, tc in {
		"a near miss": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("resource", {"core": true, "near": true, "service": "kms"}),
			"want": {["", ["INVALID_ARN_RESOURCE", "ARN-002"]]},
		},
		"an empty key": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("resource", {"core": true, "detail": "empty-key", "service": "s3"}),
			"want": {["", ["INVALID_ARN_RESOURCE", "ARN-002"]]},
		},
		"IAM refuses it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("resource", {"core": true, "detail": "path", "service": "iam"}),
			"want": {["", ["INVALID_ARN_RESOURCE", "IAMAPI_IAM_RESOURCE_PATH"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("resource", {"core": true, "service": "s3"}),
			"want": {["warning", ["INVALID_ARN_RESOURCE", "ARN-002"]]},
		},
		"near miss of another service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("resource", {"near": true, "service": "sqs"}),
			"want": {["warning", ["INVALID_ARN_RESOURCE", "ARN-002"]]},
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
