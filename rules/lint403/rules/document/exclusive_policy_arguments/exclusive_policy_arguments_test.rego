package lint403.rules.document.exclusive_policy_arguments_test

import data.lint403.lib.build
import data.lint403.rules.document.exclusive_policy_arguments as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: managed_policy_arns": {
		"input": build.resources("aws_iam_role", [{"name": "a", "managed_policy_arns": ["p"]}]),
		"want": {"TFLINT_ROLE_DEPRECATED_ATTRS"},
	},
	"hit: inline_policy": {
		"input": build.resources("aws_iam_role", [{"name": "a", "inline_policy": [{"name": "p"}]}]),
		"want": {"TFLINT_ROLE_DEPRECATED_ATTRS"},
	},
	"miss: neither": {
		"input": build.resources("aws_iam_role", [{"name": "a"}]),
		"want": set(),
	},
	"near miss: set by AWS, not here": {
		"input": {"resources": {"aws_iam_role": [object.union(build.resource("aws_iam_role", {"managed_policy_arns": ["p"]}), {"set": ["name"]})]}},
		"want": set(),
	},
	"unknown: nothing tells what is set": {
		"input": {"resources": {"aws_iam_role": [object.remove(build.resource("aws_iam_role", {"managed_policy_arns": ["p"]}), ["set"])]}},
		"want": set(),
	},
}
