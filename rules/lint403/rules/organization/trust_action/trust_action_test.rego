package lint403.rules.organization.trust_action_test

import data.lint403.lib.build
import data.lint403.rules.organization.trust_action as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: another service": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole", "s3:GetObject"])})]),
		"want": {"IAMAPI_TRUST_ACTION_NOT_STS"},
	},
	"hit: wildcard": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:*"])})]),
		"want": {"IAMAPI_TRUST_ACTION_NOT_STS"},
	},
	"hit: invented": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole", "sts:AssumeRoll"])})]),
		"want": {"IAMAPI_TRUST_ACTION_NOT_STS"},
	},
	"hit: spelling": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:assumerole"])})]),
		"want": {"IAMAPI_TRUST_ACTION_NOT_STS"},
	},
	"hit: SAML action for a role": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRoleWithSAML"])})]),
		"want": {"MISMATCHED_ACTION_FOR_PRINCIPAL"},
	},
	"hit: OIDC action for SAML": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:saml-provider/x", "saml")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"MISMATCHED_ACTION_FOR_PRINCIPAL"},
	},
	"hit: role among SAML and OIDC": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:saml-provider/x", "saml"), build.principal("Federated", "accounts.google.com", "oidc"), build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"MISMATCHED_ACTION_FOR_PRINCIPAL"},
	},
	"hit: Roles Anywhere": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Service", "rolesanywhere.amazonaws.com", "service")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": {"MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"},
	},
	"hit: source identity": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "conditions": [build.condition("StringEquals", "sts:SourceIdentity", ["a"])]})]),
		"want": {"MISSING_ACTION_FOR_CONDITION_KEY"},
	},
	"hit: session tag": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "conditions": [build.condition("StringEqualsIfExists", "aws:RequestTag/a", ["a"])]})]),
		"want": {"MISSING_ACTION_FOR_CONDITION_KEY"},
	},
	"hit: tag keys": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "conditions": [build.condition("ForAllValues:StringEquals", "aws:TagKeys", ["a"])]})]),
		"want": {"MISSING_ACTION_FOR_CONDITION_KEY"},
	},
	"miss: plain": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), build.principal("Service", "ec2.amazonaws.com", "service")], "actions": build.actions(["sts:AssumeRole", "sts:TagSession"])})]),
		"want": set(),
	},
	"near miss: each has its action": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:saml-provider/x", "saml"), build.principal("Federated", "accounts.google.com", "oidc"), build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"])})]),
		"want": set(),
	},
	"near miss: Roles Anywhere in two statements": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Service", "rolesanywhere.amazonaws.com", "service")], "actions": build.actions(["sts:AssumeRole"])}), build.statement("Allow", {"principals": [build.principal("Service", "rolesanywhere.amazonaws.com", "service")], "actions": build.actions(["sts:SetSourceIdentity", "sts:TagSession"])})]),
		"want": set(),
	},
	"near miss: allowed by another statement": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "conditions": [build.condition("StringEquals", "sts:SourceIdentity", ["a"])]}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:SetSourceIdentity"])})]),
		"want": set(),
	},
	"near miss: Deny for everybody": {
		"input": build.model("trust", [build.statement("Deny", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["sts:AssumeRoleWithSAML"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": [build.unknown(build.action("${aws_x.y.z}"))], "conditions": [build.condition("StringEquals", "sts:SourceIdentity", ["a"])]})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["sts:AssumeRoleWithSAML"])})]),
		"want": set(),
	},
	"unknown: statements not known": {
		"input": build.changed(build.model("trust", [build.statement("Allow", {"principals": [build.principal("Service", "rolesanywhere.amazonaws.com", "service")], "actions": build.actions(["sts:AssumeRole"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_severity_of_missing_companion[operator] if {
	some operator, want in {
		"StringEquals": "error",
		"StringEqualsIfExists": "warning",
		"StringNotEquals": "warning",
		"ForAllValues:StringEquals": "warning",
	}
	statement := build.statement("Allow", {
		"principals": [build.principal("AWS", "111122223333", "account")],
		"actions": build.actions(["sts:AssumeRole"]),
		"conditions": [build.condition(operator, "aws:RequestTag/a", ["b"])],
	})
	{f.severity | some f in rule.deny} == {want} with input as build.model("trust", [statement])
}
