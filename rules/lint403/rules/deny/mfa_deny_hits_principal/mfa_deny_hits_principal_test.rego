package lint403.rules.deny.mfa_deny_hits_principal_test

import data.lint403.lib.world
import data.lint403.rules.deny.mfa_deny_hits_principal as rule

test_deny[note] if {
	some note, tc in {
		"a role that a service assumes": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "lambda.amazonaws.com"},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"want": {"denied"},
		},
		"access keys": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ci"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:user/ci": {
						"arn": "arn:aws:iam::111122223333:user/ci",
						"kind": "user",
						"name": "ci",
						"account": "111122223333",
						"long_term": true,
						"address": "aws_iam_user.ci",
					},
				},
			},
			"want": {"denied"},
		},
		"a service": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "logging.s3.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"want": {"denied"},
		},
		"exempted by name": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "lambda.amazonaws.com"},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
						"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"},
					},
				},
			],
			"want": set(),
		},
		"another part of the bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"trust": [
				{
					"Effect": "Allow",
					"Action": "sts:AssumeRole",
					"Principal": {"Service": "lambda.amazonaws.com"},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/people/*",
					"Principal": "*",
					"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"want": set(),
		},
		"Bool does not hit what carries no key": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "logging.s3.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"want": set(),
		},
		"unknown how people sign in": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"trust": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111122223333"}}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
				},
			],
			"want": {"at-risk"},
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
