package lint403.rules.security.credentials_exposure_test

import data.lint403.lib.build
import data.lint403.rules.security.credentials_exposure as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateAccessKey"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_CREDENTIALS_EXPOSURE"},
	},
	"hit: wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["sts:*"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_CREDENTIALS_EXPOSURE"},
	},
	"miss: list": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:ListAccessKeys"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: Deny": {
		"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["iam:*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}
