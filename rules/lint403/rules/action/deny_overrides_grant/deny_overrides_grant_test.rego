package lint403.rules.action.deny_overrides_grant_test

import data.lint403.lib.world
import data.lint403.rules.action.deny_overrides_grant as rule

test_deny[note] if {
	some note, tc in {
		"in the bucket policy": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:Get*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "444455556666"},
				},
			],
			"want": {"denied"},
		},
		"in the identity policy": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"},
			],
			"want": {"denied"},
		},
		"all that a broad grant gives": {
			"identity": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"want": {"denied"},
		},
		"a part of what a broad grant gives": {
			"identity": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"want": set(),
		},
		"another prefix": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/a/*",
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/b/*",
					"Principal": "*",
				},
			],
			"want": set(),
		},
		"unknown principal": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "${var.who}"},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
