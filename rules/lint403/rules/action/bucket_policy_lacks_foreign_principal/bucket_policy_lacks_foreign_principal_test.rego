package lint403.rules.action.bucket_policy_lacks_foreign_principal_test

import data.lint403.lib.world
import data.lint403.rules.action.bucket_policy_lacks_foreign_principal as rule

test_deny[note] if {
	some note, tc in {
		"no bucket policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
		"a bucket policy for others": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "777788889999"},
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
		"let in": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "444455556666"},
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
		"the same account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": set(),
		},
		"unknown bucket policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
				"buckets": {"acme-data": {"policy_elsewhere": true}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
