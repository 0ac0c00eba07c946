package lint403.rules.organization.trust_elements_test

import data.lint403.lib.build
import data.lint403.rules.organization.trust_elements as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: NotPrincipal": {
		"input": build.model("trust", [build.statement("Allow", {"not_principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": {"ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"},
	},
	"hit: Resource": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "resources": build.patterns(["*"])})]),
		"want": {"ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"},
	},
	"hit: NotResource": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"]), "not_resources": build.patterns(["*"])})]),
		"want": {"ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"},
	},
	"hit: everybody as a string": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": {"ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"},
	},
	"miss: plain": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": set(),
	},
	"near miss: everybody as an object": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["sts:AssumeRole"])})]),
		"want": set(),
	},
	"near miss: bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.unknown(build.principal("*", "${aws_x.y.z}", "other"))]})]),
		"want": set(),
	},
}
