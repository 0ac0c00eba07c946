package lint403.rules.lockout.applier_locked_out_test

import data.lint403.lib.world
import data.lint403.rules.lockout.applier_locked_out as rule

test_deny[note] if {
	some note, tc in {
		"not on the list": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"range": "",
					},
				},
				"resources": {
					"aws_s3_bucket_policy": [world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {})],
				},
			},
			"want": {"denied"},
		},
		"on the list": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {
						"ArnNotLike": {
							"aws:PrincipalArn": [
								"arn:aws:iam::111122223333:role/app",
								"arn:aws:iam::111122223333:role/deploy",
							],
						},
					},
				},
			],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"range": "",
					},
				},
				"resources": {
					"aws_s3_bucket_policy": [world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {})],
				},
			},
			"want": set(),
		},
		"objects only": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"range": "",
					},
				},
				"resources": {
					"aws_s3_bucket_policy": [world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {})],
				},
			},
			"want": set(),
		},
		"unknown applier": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"model": {
				"providers": {},
				"resources": {
					"aws_s3_bucket_policy": [world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {})],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
