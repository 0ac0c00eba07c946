package lint403.rules.public.restricted_public_bucket_test

import data.lint403.lib.world
import data.lint403.rules.public.restricted_public_bucket as rule

test_deny[note] if {
	some note, tc in {
		"the public": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"another account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
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
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"not restricted": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "off",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
		"not public": {
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
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
		"refused when it is applied": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "on",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
		"unknown setting": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "unknown",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
