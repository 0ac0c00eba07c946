package lint403.rules.document.attached_policies_test

import data.lint403.lib.build
import data.lint403.rules.document.attached_policies as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"miss: ten": {
		"input": build.resources("aws_iam_role_policy_attachment", [{"role": "a", "policy_arn": sprintf("p%d", [i])} | some i in numbers.range(1, 10)]),
		"want": set(),
	},
	"near miss: one policy often": {
		"input": build.resources("aws_iam_role_policy_attachment", [{"role": "a", "policy_arn": "p"} | some i in numbers.range(1, 30)]),
		"want": set(),
	},
	"unknown: role not known": {
		"input": build.resources("aws_iam_role_policy_attachment", [{"role": sprintf("${r%d}", [i]), "policy_arn": "p"} | some i in numbers.range(1, 30)]),
		"want": set(),
	},
}

test_severity[note] if {
	some note, tc in {
		"hit: eleven of a role": {"type": "role", "count": 11, "want": {"warning"}},
		"hit: beyond any quota": {"type": "role", "count": 26, "want": {"error"}},
		"hit: group": {"type": "group", "count": 11, "want": {"error"}},
		"hit: user": {"type": "user", "count": 11, "want": {"warning"}},
		"miss: ten of a group": {"type": "group", "count": 10, "want": set()},
	}
	type := sprintf("aws_iam_%s_policy_attachment", [tc.type])
	values := [{tc.type: "a", "policy_arn": sprintf("p%d", [i])} | some i in numbers.range(1, tc.count)]
	got := {object.get(f, "severity", "warning") | some f in rule.deny} with input as build.resources(type, values)
	got == tc.want
}
