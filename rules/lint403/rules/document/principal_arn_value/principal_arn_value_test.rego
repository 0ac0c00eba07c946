package lint403.rules.document.principal_arn_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.principal_arn_value as rule

test_deny[note] if {
	some note, tc in {
		"a session": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnEquals", "aws:PrincipalArn", ["arn:aws:sts::111122223333:assumed-role/app/main"])]})]),
			"iam": {},
			"want": {["", ["NEW_PRINCIPALARN_SESSION_ARN", "DENY-PRIN-001"]]},
		},
		"near miss, a session that a Deny spares, which DEN130 is about": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnNotEquals", "aws:PrincipalArn", ["arn:aws:sts::111122223333:assumed-role/app/main"])]})]),
			"iam": {},
			"want": set(),
		},
		"the root user": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalArn", ["arn:aws:iam::111122223333:root"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_PRINCIPALARN_ROOT"]]},
		},
		"near miss, the root user in an SCP": {
			"input": build.model("scp", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalArn", ["arn:aws:iam::*:root"])]})]),
			"iam": {},
			"want": set(),
		},
		"a role": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnEquals", "aws:PrincipalArn", ["arn:aws:iam::111122223333:role/app"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown ARN before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("ArnEquals", "aws:PrincipalArn", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
