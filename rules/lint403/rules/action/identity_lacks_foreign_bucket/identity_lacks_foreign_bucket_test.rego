package lint403.rules.action.identity_lacks_foreign_bucket_test

import data.lint403.lib.world
import data.lint403.rules.action.identity_lacks_foreign_bucket as rule

test_deny[note] if {
	some note, tc in {
		"its own policies do not allow": {
			"identity": [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme-data"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.partner",
						"identity": ["identity"],
						"range": "main.tf:4:1:40-4:9:48",
					},
					"arn:aws:iam::111122223333:role/app": {"identity": []},
				},
			},
			"want": {"denied"},
		},
		"both allow": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.partner",
						"identity": ["identity"],
						"range": "main.tf:4:1:40-4:9:48",
					},
					"arn:aws:iam::111122223333:role/app": {"identity": []},
				},
			},
			"want": set(),
		},
		"the same account needs one side only": {
			"identity": [],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"want": set(),
		},
		"unknown policies": {
			"identity": [],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
