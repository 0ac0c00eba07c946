package lint403.rules.document.account_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.account_value as rule

test_deny[note] if {
	some note, tc in {
		"eleven digits": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["11112222333"])]})]),
			"iam": {},
			"want": {["", ["NEW_ACCOUNT_ID_FORMAT"]]},
		},
		"near miss, words to fill in": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["account-id"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_ACCOUNT_ID_FORMAT"]]},
		},
		"an account": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceAccount", ["111122223333"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, anonymous requests": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalAccount", ["anonymous"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown account before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:SourceAccount", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
