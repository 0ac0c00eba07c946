package lint403.rules.deny.encryption_differs_from_default_test

import data.lint403.lib.world
import data.lint403.rules.deny.encryption_differs_from_default as rule

test_deny[note] if {
	some note, tc in {
		"another algorithm": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "AES256", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"another key": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {
							"s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:111122223333:key/2",
						},
					},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"the same": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
			},
			"want": set(),
		},
		"the same key": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {
							"s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
			},
			"want": set(),
		},
		"only a wrong header is denied": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"},
						"Null": {"s3:x-amz-server-side-encryption": "false"},
					},
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
		"one of several": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": ["aws:kms", "AES256"]}},
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
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "${aws_kms_key.a.arn}"},
					},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
