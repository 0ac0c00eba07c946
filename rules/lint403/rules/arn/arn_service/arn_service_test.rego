package lint403.rules.arn.arn_service_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_service as rule

test_deny[note] if {
	some note, tc in {
		"capital letters": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("service-case", {"suggest": "arn:aws:s3:::b"}),
			"want": {["", ["INVALID_ARN_SERVICE_CASE", "ARN-002"]]},
		},
		"a wildcard": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("service-wildcard", {}),
			"want": {["warning", ["WILDCARD_IN_SERVICE_NAME"]]},
		},
		"a near miss": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("service-unknown", {"suggest": "arn:aws:s3:::b", "near": true}),
			"want": {["", ["INVALID_SERVICE"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("service-unknown", {}),
			"want": {["warning", ["INVALID_SERVICE"]]},
		},
		"withdrawn": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("service-unknown", {"detail": "retired"}),
			"want": {["note", ["INVALID_SERVICE"]]},
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
