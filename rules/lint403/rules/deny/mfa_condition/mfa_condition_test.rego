package lint403.rules.deny.mfa_condition_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.mfa_condition as rule

test_deny[note] if {
	some note, tc in {
		"keys pass": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:MultiFactorAuthPresent", ["false"])]})]),
			"iam": {},
			"want": {["", ["PARLIAMENT_BAD_PATTERN_FOR_MFA", "DENY-MFA-002"]]},
		},
		"being there is enough": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "aws:MultiFactorAuthPresent", ["false"])]})]),
			"iam": {},
			"want": {["", ["PARLIAMENT_BAD_PATTERN_FOR_MFA", "DENY-MFA-002"]]},
		},
		"keys are denied too": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:MultiFactorAuthPresent", ["false"]), build.condition("Null", "aws:MultiFactorAuthAge", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, and true": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "aws:MultiFactorAuthPresent", ["false"]), build.condition("Bool", "aws:MultiFactorAuthPresent", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"roles are hit": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"])]})]),
			"iam": {},
			"want": {["", ["NEW_MFA_DENY_HITS_ROLES", "DENY-MFA-001", "DENY-MFA-003"]]},
		},
		"roles are hit by the age": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "aws:MultiFactorAuthAge", ["true"])]})]),
			"iam": {},
			"want": {["", ["NEW_MFA_DENY_HITS_ROLES", "DENY-MFA-001", "DENY-MFA-003"]]},
		},
		"roles are spared": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"]), build.condition("ArnNotLike", "aws:PrincipalArn", ["x"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, for one's own identity": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("BoolIfExists", "aws:MultiFactorAuthPresent", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
