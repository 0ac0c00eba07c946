package lint403.rules.kms.key_policy_leaves_out_test

import data.lint403.lib.world
import data.lint403.rules.kms.key_policy_leaves_out as rule

test_deny[note] if {
	some note, tc in {
		"no statement for the account": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/admin"},
				},
			],
			"want": {"denied"},
		},
		"a service": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"want": {"denied"},
		},
		"another account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"want": {"denied"},
		},
		"the service is named": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"want": set(),
		},
		"the account is named": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "*",
					"Principal": {"AWS": "444455556666"},
				},
			],
			"want": set(),
		},
		"another encryption": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
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
		"unknown principal in the key policy": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "*",
					"Principal": {"AWS": "${var.partner}"},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
