package lint403.rules.organization.federated_provider_test

import data.lint403.lib.build
import data.lint403.rules.organization.federated_provider as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: a word": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "example", "other")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", "PARLIAMENT_UNKNOWN_FEDERATION_SOURCE"},
	},
	"hit: another domain": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "login.example.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": {"PARLIAMENT_UNKNOWN_FEDERATION_SOURCE"},
	},
	"miss: built in": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": set(),
	},
	"miss: provider ARN": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc")], "actions": build.actions(["sts:AssumeRoleWithWebIdentity"])})]),
		"want": set(),
	},
	"near miss: bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Federated", "example", "other")]})]),
		"want": set(),
	},
	"near miss: an AWS principal": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "example", "other")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": set(),
	},
	"unknown: provider not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.unknown(build.principal("Federated", "${aws_x.y.z}", "oidc"))]})]),
		"want": set(),
	},
}
