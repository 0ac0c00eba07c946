package lint403.rules.kms.via_service_mismatch_test

import data.lint403.lib.world
import data.lint403.rules.kms.via_service_mismatch as rule

test_deny[note] if {
	some note, tc in {
		"another Region": {
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
					"Condition": {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}},
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
		"another service in the key policy": {
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
					"Principal": {"AWS": "111122223333"},
					"Condition": {"StringEquals": {"kms:ViaService": "ec2.eu-west-1.amazonaws.com"}},
				},
			],
			"want": {"denied"},
		},
		"the Region of the bucket": {
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
					"Condition": {"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}},
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
		"one of several": {
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
						"StringEquals": {
							"kms:ViaService": ["s3.us-east-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"],
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
			"want": set(),
		},
		"unknown Region": {
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
					"Condition": {"StringEquals": {"kms:ViaService": "s3.${var.region}.amazonaws.com"}},
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
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
