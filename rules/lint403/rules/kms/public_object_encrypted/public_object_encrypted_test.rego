package lint403.rules.kms.public_object_encrypted_test

import data.lint403.lib.world
import data.lint403.rules.kms.public_object_encrypted as rule

test_deny[note] if {
	some note, tc in {
		"everybody": {
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
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"everybody of an organization": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
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
					"Principal": "*",
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
		"unknown encryption": {
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
						"encryption": {
							"algorithm": "${var.sse}",
							"address": "x",
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
