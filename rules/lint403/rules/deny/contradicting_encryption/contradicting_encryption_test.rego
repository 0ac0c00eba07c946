package lint403.rules.deny.contradicting_encryption_test

import data.lint403.lib.world
import data.lint403.rules.deny.contradicting_encryption as rule

test_deny[note] if {
	some note, tc in {
		"two algorithms": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}},
				},
			],
			"want": {"as the rule says"},
		},
		"two keys": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {
							"s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:111122223333:key/1",
						},
					},
				},
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
			"want": {"as the rule says"},
		},
		"two parts of the bucket": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/a/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/b/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}},
				},
			],
			"want": set(),
		},
		"a value in common": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": ["AES256", "aws:kms"]}},
				},
			],
			"want": set(),
		},
		"unknown value": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "${var.algorithm}"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
