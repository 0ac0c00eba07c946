package lint403.rules.action.unknown_service_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.unknown_service as rule

test_deny[note] if {
	some note, tc in {
		"no such service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("service-unknown", {"suggest": "s3:GetObject"}),
			"want": {["", ["INVALID_SERVICE_IN_ACTION", "ARN-004"]]},
		},
		"near miss, withdrawn": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("service-unknown", {"detail": "retired"}),
			"want": {["note", ["INVALID_SERVICE_IN_ACTION", "ARN-004"]]},
		},
		"known": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("unknown", {"service": "s3"}),
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
