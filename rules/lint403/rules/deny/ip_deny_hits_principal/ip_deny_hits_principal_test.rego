package lint403.rules.deny.ip_deny_hits_principal_test

import data.lint403.lib.world
import data.lint403.rules.deny.ip_deny_hits_principal as rule

test_deny[note] if {
	some note, tc in {
		"behind an endpoint": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
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
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"want": {"denied"},
		},
		"granted from another address": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Condition": {"IpAddress": {"aws:SourceIp": "198.51.100.7/32"}},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"want": {"denied"},
		},
		"granted from one of the addresses": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.128/25"}},
				},
			],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"want": set(),
		},
		"the endpoint is spared as well": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"},
						"StringNotEquals": {"aws:SourceVpce": "vpce-1"},
					},
				},
			],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"unknown address": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"want": {"at-risk"},
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
