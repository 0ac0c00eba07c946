package lint403.rules.deny.principal_deny_hits_grant_test

import data.lint403.lib.world
import data.lint403.rules.deny.principal_deny_hits_grant as rule

test_deny[note] if {
	some note, tc in {
		"not on the list": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/admin"}},
				},
			],
			"want": {"denied"},
		},
		"without the path": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"ArnNotLike": {
							"aws:PrincipalArn": [
								"arn:aws:iam::111122223333:role/app",
								"arn:aws:iam::111122223333:role/etl",
							],
						},
					},
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/jobs/etl": {
						"arn": "arn:aws:iam::111122223333:role/jobs/etl",
						"kind": "role",
						"name": "etl",
						"account": "111122223333",
						"address": "aws_iam_role.etl",
						"identity": ["identity"],
					},
				},
			},
			"want": {"denied"},
		},
		"on the list": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"want": set(),
		},
		"another part of the bucket": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/open/*",
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/closed/*",
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/admin"}},
				},
			],
			"want": set(),
		},
		"unknown before apply": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "${var.role_arn}"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
