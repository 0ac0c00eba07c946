package lint403.rules.organization.service_not_trusted_test

import data.lint403.lib.world
import data.lint403.rules.organization.service_not_trusted as rule

test_deny[note] if {
	some note, tc in {
		"another service": {
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "ec2.amazonaws.com"},
				},
			],
			"model": world.function({}),
			"want": {"denied"},
		},
		"an account": {
			"trust": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111122223333"}}],
			"model": world.function({}),
			"want": {"denied"},
		},
		"the service": {
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]},
				},
			],
			"model": world.function({}),
			"want": set(),
		},
		"nothing runs with the role": {
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "ec2.amazonaws.com"},
				},
			],
			"want": set(),
		},
		"unknown service": {
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "${var.service}"},
				},
			],
			"model": world.function({}),
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
