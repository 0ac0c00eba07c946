package lint403.rules.organization.oidc_conditions_test

import data.lint403.lib.build
import data.lint403.rules.organization.oidc_conditions as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: no condition": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"},
	},
	"hit: condition on something else": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"])]})]),
		"want": {"MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"},
	},
	"hit: GitHub without any": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", "MISSING_GITHUB_REPO_CONDITION_KEY"},
	},
	"hit: GitHub without repository": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringEquals", "token.actions.githubusercontent.com:aud", ["x"])]})]),
		"want": {"MISSING_GITHUB_REPO_CONDITION_KEY"},
	},
	"hit: any branch": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringLike", "token.actions.githubusercontent.com:sub", ["repo:o/r:*"])]})]),
		"want": {"SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"},
	},
	"hit: any repository of a branch": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringLike", "token.actions.githubusercontent.com:sub", ["repo:o/*:*"]), build.condition("StringEquals", "token.actions.githubusercontent.com:ref", ["refs/heads/main"])]})]),
		"want": {"SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"},
	},
	"miss: exact": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringEquals", "token.actions.githubusercontent.com:sub", ["repo:o/r:ref:refs/heads/main"])]})]),
		"want": set(),
	},
	"near miss: the branch by its own claim": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringLike", "token.actions.githubusercontent.com:sub", ["repo:o/r:*"]), build.condition("StringEquals", "token.actions.githubusercontent.com:ref", ["refs/heads/main"])]})]),
		"want": set(),
	},
	"near miss: provider with a path": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/1", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringEquals", "oidc.example.com/id/1:sub", ["x"])]})]),
		"want": set(),
	},
	"near miss: Deny": {
		"input": build.model("trust", [build.statement("Deny", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": set(),
	},
	"unknown: provider not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.unknown(build.principal("Federated", "${aws_x.y.z}", "oidc"))], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": set(),
	},
	"unknown: condition key not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.unknown(build.condition("StringEquals", "${aws_x.y.z}:aud", ["x"]))]})]),
		"want": set(),
	},
}
