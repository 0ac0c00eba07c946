package lint403.rules.organization.caller_lacks_assume_role_test

import data.lint403.lib.world
import data.lint403.rules.organization.caller_lacks_assume_role as rule

test_deny[note] if {
	some note, tc in {
		"another account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
			"want": {"denied"},
		},
		"allowed": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Resource": ["arn:aws:iam::111122223333:role/reader", "arn:aws:iam::111122223333:role/app"],
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
		"the same account, named": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"identity": []},
					"arn:aws:iam::111122223333:role/caller": {
						"arn": "arn:aws:iam::111122223333:role/caller",
						"kind": "role",
						"name": "caller",
						"account": "111122223333",
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
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/caller"},
				},
			],
			"want": set(),
		},
		"unknown policies": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
						"identity_elsewhere": true,
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
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
