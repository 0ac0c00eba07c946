package lint403.rules.deny.encryption_deny_hits_writer_test

import data.lint403.lib.world
import data.lint403.rules.deny.encryption_deny_hits_writer as rule

test_deny[note] if {
	some note, tc in {
		"an upload without the header": {
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
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
			},
			"want": {"denied"},
		},
		"an upload with another header": {
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
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a", "server_side_encryption": "AES256"}, {}),
					],
				},
			},
			"want": {"denied"},
		},
		"an upload with the header": {
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
				"resources": {
					"aws_s3_object": [
						world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a", "server_side_encryption": "aws:kms"}, {}),
					],
				},
			},
			"want": set(),
		},
		"a role that grants itself uploads with the header only": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Condition": {"StringEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
			],
			"want": set(),
		},
		"only a wrong header is denied": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
			"want": set(),
		},
		"unknown what a role sends": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}},
				},
			],
			"want": {"at-risk"},
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
