package lint403.rules.security.admin_policy_test

import data.lint403.lib.build
import data.lint403.rules.security.admin_policy as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: everything": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": {"CKV_AWS_62", "CKV_AWS_63"},
	},
	"hit: every action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": {"CKV_AWS_63"},
	},
	"miss: one action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: a service": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: an SCP": {
		"input": build.model("scp", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}
