package lint403.rules.security.negated_element_test

import data.lint403.lib.build
import data.lint403.rules.security.negated_element as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: NotAction": {
		"input": build.model("identity", [build.statement("Allow", {"not_actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
		"want": {"CLOUDSPLAINING_NOTACTION"},
	},
	"hit: NotResource": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "not_resources": build.patterns(["arn:aws:s3:::data/x"])})]),
		"want": {"PARLIAMENT_NOTRESOURCE_WITH_ALLOW"},
	},
	"miss: plain": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: Deny": {
		"input": build.model("identity", [build.statement("Deny", {"not_actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: an SCP": {
		"input": build.model("scp", [build.statement("Allow", {"not_actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: members not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
