package lint403.rules.organization.caller_not_trusted_test

import data.lint403.lib.world
import data.lint403.rules.organization.caller_not_trusted as rule

test_deny[note] if {
	some note, tc in {
		"another role is named": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": "arn:aws:iam::111122223333:role/reader",
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.caller",
						"identity": ["identity"],
						"range": "",
					},
					"arn:aws:iam::111122223333:role/reader": {
						"arn": "arn:aws:iam::111122223333:role/reader",
						"kind": "role",
						"name": "reader",
						"account": "111122223333",
						"address": "aws_iam_role.reader",
						"trust": "trust",
						"range": "",
					},
				},
			},
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/other"},
				},
			],
			"want": {"denied"},
		},
		"only a service is named": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": "arn:aws:iam::111122223333:role/reader",
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.caller",
						"identity": ["identity"],
						"range": "",
					},
					"arn:aws:iam::111122223333:role/reader": {
						"arn": "arn:aws:iam::111122223333:role/reader",
						"kind": "role",
						"name": "reader",
						"account": "111122223333",
						"address": "aws_iam_role.reader",
						"trust": "trust",
						"range": "",
					},
				},
			},
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "lambda.amazonaws.com"},
				},
			],
			"want": {"denied"},
		},
		"named": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": "arn:aws:iam::111122223333:role/reader",
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.caller",
						"identity": ["identity"],
						"range": "",
					},
					"arn:aws:iam::111122223333:role/reader": {
						"arn": "arn:aws:iam::111122223333:role/reader",
						"kind": "role",
						"name": "reader",
						"account": "111122223333",
						"address": "aws_iam_role.reader",
						"trust": "trust",
						"range": "",
					},
				},
			},
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"want": set(),
		},
		"its account is named": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": "arn:aws:iam::111122223333:role/reader",
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.caller",
						"identity": ["identity"],
						"range": "",
					},
					"arn:aws:iam::111122223333:role/reader": {
						"arn": "arn:aws:iam::111122223333:role/reader",
						"kind": "role",
						"name": "reader",
						"account": "111122223333",
						"address": "aws_iam_role.reader",
						"trust": "trust",
						"range": "",
					},
				},
			},
			"trust": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "444455556666"}}],
			"want": set(),
		},
		"unknown principal": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": "arn:aws:iam::111122223333:role/reader",
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.caller",
						"identity": ["identity"],
						"range": "",
					},
					"arn:aws:iam::111122223333:role/reader": {
						"arn": "arn:aws:iam::111122223333:role/reader",
						"kind": "role",
						"name": "reader",
						"account": "111122223333",
						"address": "aws_iam_role.reader",
						"trust": "trust",
						"range": "",
					},
				},
			},
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"AWS": "${var.caller}"},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
