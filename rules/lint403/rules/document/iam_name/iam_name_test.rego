package lint403.rules.document.iam_name_test

import data.lint403.lib.build
import data.lint403.rules.document.iam_name as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: blank": {
		"input": build.resources("aws_iam_user", [{"name": "ann lee"}]),
		"want": {"IAMAPI_POLICY_NAME_CHARSET"},
	},
	"hit: too long": {
		"input": build.resources("aws_iam_role", [{"name": "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"}]),
		"want": {"IAMAPI_POLICY_NAME_CHARSET"},
	},
	"hit: long prefix": {
		"input": build.resources("aws_iam_role", [{"name_prefix": "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"}]),
		"want": {"IAMAPI_POLICY_NAME_CHARSET"},
	},
	"miss: plain": {
		"input": build.resources("aws_iam_policy", [{"name": "a+b=c,d.e@f_g-h"}]),
		"want": set(),
	},
	"near miss: 128 for a policy": {
		"input": build.resources("aws_iam_policy", [{"name": "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp"}]),
		"want": set(),
	},
	"unknown: name not known": {
		"input": object.union(build.resources("aws_iam_role", [{}]), {"resources": {"aws_iam_role": [object.union(build.resource("aws_iam_role", {"name": "a ${x}"}), {"unknown": ["name"]})]}}),
		"want": set(),
	},
}
