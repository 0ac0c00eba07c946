package lint403.rules.arn.arn_account_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_account as rule

test_deny[note] if {
	some note, tc in {
		"not twelve digits": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account", {}),
			"want": {["", ["INVALID_ARN_ACCOUNT", "ARN-002"]]},
		},
		"near miss, a placeholder": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account", {"detail": "placeholder"}),
			"want": {["warning", ["INVALID_ARN_ACCOUNT", "ARN-002"]]},
		},
		"missing": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account-missing", {"core": true}),
			"want": {["", ["MISSING_ARN_ACCOUNT", "ARN-002"]]},
		},
		"where there is none": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account-forbidden", {"core": true}),
			"want": {["", ["ARN_ACCOUNT_NOT_ALLOWED", "ARN-002"]]},
		},
		"templates not checked by hand": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account-missing", {}),
			"want": {["warning", ["MISSING_ARN_ACCOUNT", "ARN-002"]]},
		},
		"partly a wildcard": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account-partial", {}),
			"want": {["note", ["INVALID_ARN_ACCOUNT"]]},
		},
		"partly a wildcard in an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("account-partial", {}),
			"want": {["", ["VPCE_ARN_ACCOUNT_PARTIAL_WILDCARD", "INVALID_ARN_ACCOUNT"]]},
		},
		"in a condition of an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::1111*:role/app"])]})]),
			"iam": {},
			"want": {["", ["VPCE_ARN_ACCOUNT_PARTIAL_WILDCARD", "INVALID_ARN_ACCOUNT"]]},
		},
		"near miss, in a condition elsewhere": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"]), "conditions": [build.condition("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::1111*:role/app"])]})]),
			"iam": {},
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
