package lint403.rules.security.exclusive_attachment_test

import data.lint403.lib.build
import data.lint403.rules.security.exclusive_attachment as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: used": {
		"input": build.resources("aws_iam_policy_attachment", [{"roles": ["a"]}]),
		"want": {"TFLINT_EXCLUSIVE_ATTACHMENT"},
	},
	"miss: not used": {
		"input": build.resources("aws_iam_role_policy_attachment", [{"role": "a"}]),
		"want": set(),
	},
	"near miss: on its way out": {
		"input": {"resources": {"aws_iam_policy_attachment": [object.union(build.resource("aws_iam_policy_attachment", {}), {"change": "delete"})]}},
		"want": set(),
	},
	"unknown: a data source": {
		"input": {"resources": {"aws_iam_policy_attachment": [object.union(build.resource("aws_iam_policy_attachment", {}), {"mode": "data"})]}},
		"want": set(),
	},
}
