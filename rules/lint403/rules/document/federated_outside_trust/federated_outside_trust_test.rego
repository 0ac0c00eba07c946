package lint403.rules.document.federated_outside_trust_test

import data.lint403.lib.build
import data.lint403.rules.document.federated_outside_trust as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: SAML": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Federated", "arn:aws:iam::111122223333:saml-provider/x", "saml")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"FEDERATED_PRINCIPAL_NOT_SUPPORTED"},
	},
	"hit: OIDC": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"FEDERATED_PRINCIPAL_NOT_SUPPORTED"},
	},
	"hit: endpoint": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"FEDERATED_PRINCIPAL_NOT_SUPPORTED"},
	},
	"hit: not known, and federated all the same": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.unknown(build.principal("Federated", "${aws_x.y.z}", "other"))]})]),
		"want": {"FEDERATED_PRINCIPAL_NOT_SUPPORTED"},
	},
	"miss: role": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: trust policy": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Federated", "accounts.google.com", "oidc")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))]})]),
		"want": set(),
	},
}
