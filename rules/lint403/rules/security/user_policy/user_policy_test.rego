package lint403.rules.security.user_policy_test

import data.lint403.lib.build
import data.lint403.rules.security.user_policy as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: inline": {
		"input": build.resources("aws_iam_user_policy", [{"user": "a"}]),
		"want": {"TRIVY_AWS_0143"},
	},
	"hit: by the exclusive attachment": {
		"input": build.resources("aws_iam_policy_attachment", [{"users": ["a"]}]),
		"want": {"TRIVY_AWS_0143"},
	},
	"miss: group": {
		"input": build.resources("aws_iam_group_policy", [{"group": "a"}]),
		"want": set(),
	},
	"near miss: roles only": {
		"input": build.resources("aws_iam_policy_attachment", [{"roles": ["a"], "users": []}]),
		"want": set(),
	},
	"unknown: users not known": {
		"input": {"resources": {"aws_iam_policy_attachment": [object.union(build.resource("aws_iam_policy_attachment", {"name": "x"}), {"unknown": ["users"]})]}},
		"want": set(),
	},
}
