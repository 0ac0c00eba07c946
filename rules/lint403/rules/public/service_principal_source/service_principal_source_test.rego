package lint403.rules.public.service_principal_source_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.public.service_principal_source as rule

test_deny[note] if {
	some note, tc in {
		"for whomever": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": []})]),
			"iam": {},
			"want": {["", ["RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"]]},
		},
		"by what the caller says": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.condition("StringEquals", "aws:Referer", ["x"])]})]),
			"iam": {},
			"want": {["note", ["RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"]]},
		},
		"for one account": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": set(),
		},
		"by the organization of the caller": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["o-a1b2c3d4e5"]), build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": {["error", ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"]]},
		},
		"by a tag of the caller": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.condition("StringEquals", "aws:PrincipalTag/x", ["y"]), build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": {["warning", ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"]]},
		},
		"near miss, where that does not matter": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.condition("StringEqualsIfExists", "aws:PrincipalOrgID", ["o-a1b2c3d4e5"]), build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, in a trust policy": {
			"input": build.model("trust", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": []})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a Deny": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": []})]),
			"iam": {},
			"want": set(),
		},
		"the source of a role": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/x", "role")], "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": {["", ["NEW_SOURCEARN_WITH_AWS_PRINCIPAL"]]},
		},
		"near miss, the source of anybody": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("AWS", "*", "any")], "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown condition before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "principals": [build.principal("Service", "logging.s3.amazonaws.com", "service")], "conditions": [build.unknown(build.condition("StringEquals", "aws:SourceAccount", ["111122223333"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
