package lint403.rules.kms.aws_managed_key_shared_test

import data.lint403.lib.world
import data.lint403.rules.kms.aws_managed_key_shared as rule

test_deny[note] if {
	some note, tc in {
		"another account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": {"denied"},
		},
		"a service, by alias": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "alias/aws/s3",
						},
					},
				},
			},
			"want": {"denied"},
		},
		"the own account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": set(),
		},
		"SSE-S3": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "AES256", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": set(),
		},
		"unknown key": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "${var.key}",
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
