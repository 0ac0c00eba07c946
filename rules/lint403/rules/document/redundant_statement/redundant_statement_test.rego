package lint403.rules.document.redundant_statement_test

import data.lint403.lib.build
import data.lint403.rules.document.redundant_statement as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: same hash": {
		"input": build.model("identity", [build.statement("Allow", {"hash": "x"}), build.statement("Allow", {"hash": "x", "sid": build.text("B")})]),
		"want": {"REDUNDANT_STATEMENT"},
	},
	"miss: two": {
		"input": build.model("identity", [build.statement("Allow", {}), build.statement("Allow", {})]),
		"want": set(),
	},
	"near miss: the same in two policies": {
		"input": build.models({"a": build.policy("identity", [build.statement("Allow", {"hash": "x"})]), "b": build.policy("identity", [build.statement("Allow", {"hash": "x"})])}),
		"want": set(),
	},
	"unknown: more may follow": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
