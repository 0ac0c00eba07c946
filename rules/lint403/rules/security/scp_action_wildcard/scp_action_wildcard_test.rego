package lint403.rules.security.scp_action_wildcard_test

import data.lint403.lib.build
import data.lint403.rules.security.scp_action_wildcard as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: in front": {
		"input": build.model("scp", [build.statement("Deny", {"actions": build.actions(["s3:*Object"])})]),
		"want": {"SCP_SYNTAX_ERROR_ACTION_WILDCARD"},
	},
	"hit: question mark": {
		"input": build.model("scp", [build.statement("Deny", {"not_actions": build.actions(["s3:?etObject"])})]),
		"want": {"SCP_SYNTAX_ERROR_ACTION_WILDCARD"},
	},
	"miss: at the end": {
		"input": build.model("scp", [build.statement("Deny", {"actions": build.actions(["s3:Get*"])})]),
		"want": set(),
	},
	"near miss: identity policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*Object"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("scp", [build.statement("Deny", {"actions": [build.unknown(build.action("s3:*${aws_x.y.z}"))]})]),
		"want": set(),
	},
}
