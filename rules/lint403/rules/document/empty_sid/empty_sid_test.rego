package lint403.rules.document.empty_sid_test

import data.lint403.lib.build
import data.lint403.rules.document.empty_sid as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: empty": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("")})]),
		"want": {"EMPTY_SID_VALUE"},
	},
	"miss: named": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("A")})]),
		"want": set(),
	},
	"near miss: absent": {
		"input": build.model("identity", [build.statement("Allow", {})]),
		"want": set(),
	},
	"unknown: Sid not known": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.unknown(build.text("${aws_x.y.z}"))})]),
		"want": set(),
	},
}
