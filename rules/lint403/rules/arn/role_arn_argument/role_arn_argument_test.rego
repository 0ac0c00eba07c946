package lint403.rules.arn.role_arn_argument_test

import data.lint403.lib.build
import data.lint403.rules.arn.role_arn_argument as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: short account": {
		"input": build.resources("aws_lambda_function", [{"role": "arn:aws:iam::11112222333:role/f"}]),
		"want": {"CFNLINT_ROLE_ARN_PATTERN"},
	},
	"hit: name": {
		"input": build.resources("aws_s3_bucket_replication_configuration", [{"role": "rep"}]),
		"want": {"CFNLINT_ROLE_ARN_PATTERN"},
	},
	"hit: instance profile": {
		"input": build.resources("aws_lambda_function", [{"role": "arn:aws:iam::111122223333:instance-profile/f"}]),
		"want": {"CFNLINT_ROLE_ARN_PATTERN"},
	},
	"miss: role": {
		"input": build.resources("aws_lambda_function", [{"role": "arn:aws-cn:iam::111122223333:role/service-role/f"}]),
		"want": set(),
	},
	"near miss: an argument that takes a name": {
		"input": build.resources("aws_iam_role_policy", [{"role": "f"}]),
		"want": set(),
	},
	"unknown: role not known": {
		"input": {"resources": {"aws_lambda_function": [object.union(build.resource("aws_lambda_function", {"role": "${aws_iam_role.f.arn}"}), {"unknown": ["role"]})]}},
		"want": set(),
	},
}
