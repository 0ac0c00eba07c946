package lint403.rules.organization.audience_claim_test

import data.lint403.lib.build
import data.lint403.rules.organization.audience_claim as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: known provider": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAnyValue:StringEquals", "accounts.google.com:aud", ["x"])]})]),
		"want": {"FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"},
	},
	"hit: other provider": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAllValues:StringEquals", "login.example.com:aud", ["x"])]})]),
		"want": {"CONFIRM_AUDIENCE_CLAIM_TYPE"},
	},
	"hit: GitHub": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAnyValue:StringEquals", "token.actions.githubusercontent.com:aud", ["x"])]})]),
		"want": {"FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE", "CONFIRM_AUDIENCE_CLAIM_TYPE"},
	},
	"hit: GitHub, ForAllValues": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAllValues:StringEquals", "token.actions.githubusercontent.com:aud", ["x"])]})]),
		"want": {"CONFIRM_AUDIENCE_CLAIM_TYPE"},
	},
	"near miss: ForAllValues is another rule": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAllValues:StringEquals", "accounts.google.com:aud", ["x"])]})]),
		"want": set(),
	},
	"miss: no set operator": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("StringEquals", "accounts.google.com:aud", ["x"])]})]),
		"want": set(),
	},
	"near miss: another claim": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"]), "conditions": [build.condition("ForAnyValue:StringEquals", "login.example.com:groups", ["x"])]})]),
		"want": set(),
	},
	"near miss: not a trust policy": {
		"input": build.model("bucket", [build.statement("Allow", {"conditions": [build.condition("ForAnyValue:StringEquals", "accounts.google.com:aud", ["x"])]})]),
		"want": set(),
	},
	"unknown: key not known": {
		"input": build.model("trust", [build.statement("Allow", {"conditions": [build.unknown(build.condition("ForAnyValue:StringEquals", "${aws_x.y.z}:aud", ["x"]))]})]),
		"want": set(),
	},
}
