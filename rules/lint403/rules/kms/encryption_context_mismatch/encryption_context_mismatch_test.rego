package lint403.rules.kms.encryption_context_mismatch_test

import data.lint403.lib.world
import data.lint403.rules.kms.encryption_context_mismatch as rule

test_deny[note] if {
	some note, tc in {
		"a Bucket Key": {
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
					"Condition": {
						"StringLike": {"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-data/*"},
					},
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
			"model": {"buckets": {"acme-data": {"encryption": {"bucket_key": "on"}}}},
			"want": {"denied"},
		},
		"no Bucket Key": {
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
					"Condition": {
						"StringEquals": {"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-data"},
					},
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
		"the object": {
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
					"Condition": {
						"StringLike": {"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-data/*"},
					},
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
			"want": set(),
		},
		"both are accepted": {
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
					"Condition": {
						"StringLike": {
							"kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
						},
					},
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
			"model": {"buckets": {"acme-data": {"encryption": {"bucket_key": "on"}}}},
			"want": set(),
		},
		"unknown value": {
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
					"Condition": {"StringLike": {"kms:EncryptionContext:aws:s3:arn": "${var.arn}"}},
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
			"model": {"buckets": {"acme-data": {"encryption": {"bucket_key": "on"}}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
