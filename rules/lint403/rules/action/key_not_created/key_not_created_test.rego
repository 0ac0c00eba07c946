package lint403.rules.action.key_not_created_test

import data.lint403.lib.world
import data.lint403.rules.action.key_not_created as rule

test_deny[note] if {
	some note, tc in {
		"another case": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "Code/f.zip"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"a leading slash": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "/code/f.zip"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"an encoded blank": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/my f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code/my%20f.zip"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"the key that is created": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code/f.zip"}, {}),
					],
				},
			},
			"want": set(),
		},
		"another key": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code/g.zip"}, {}),
					],
				},
			},
			"want": set(),
		},
		"unknown key": {
			"model": {
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "code/f.zip"}, {}),
					],
					"aws_lambda_function": [
						world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "${var.key}"}, {}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
