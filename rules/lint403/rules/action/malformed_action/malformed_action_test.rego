package lint403.rules.action.malformed_action_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.malformed_action as rule

test_deny[note] if {
	some note, tc in {
		"no service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("no-service", {}),
			"want": {["", ["IAMAPI_ACTION_WITHOUT_VENDOR"]]},
		},
		"two colons": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("colons", {}),
			"want": {["", ["IAMAPI_ACTION_MULTIPLE_COLONS"]]},
		},
		"a wildcard in the service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("service-characters", {}),
			"want": {["", ["IAMAPI_VENDOR_NOT_VALID"]]},
		},
		"near miss, the same where IAM is not asked": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("service-characters", {}),
			"want": {["warning", ["IAMAPI_VENDOR_NOT_VALID"]]},
		},
		"an exclamation mark": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("name-characters", {}),
			"want": {["", ["CC_ACTION_CHARSET"]]},
		},
		"no name": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("empty", {}),
			"want": {["", ["CC_ACTION_EMPTY"]]},
		},
		"a blank": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.action("blank", {"suggest": "s3:GetObject"}),
			"want": {["", ["CC_ACTION_WHITESPACE", "ARN-001"]]},
		},
		"well formed": {
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
