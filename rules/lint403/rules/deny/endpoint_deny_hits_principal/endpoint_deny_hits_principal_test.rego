package lint403.rules.deny.endpoint_deny_hits_principal_test

import data.lint403.lib.world
import data.lint403.rules.deny.endpoint_deny_hits_principal as rule

test_deny[note] if {
	some note, tc in {
		"a function outside every VPC": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"model": world.function({}),
			"want": {"denied"},
		},
		"a service": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": {"denied"},
		},
		"granted through another endpoint": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Condition": {"StringEquals": {"aws:SourceVpce": "vpce-2"}},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": {"denied"},
		},
		"behind the endpoint": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"exempted": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {"aws:SourceVpce": "vpce-1"},
						"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/a*"},
					},
				},
			],
			"model": world.function({}),
			"want": set(),
		},
		"unknown way": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": {"at-risk"},
		},
		"unknown way out of a VPC": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"model": world.function({"vpc": "vpc-1"}),
			"want": {"at-risk"},
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
