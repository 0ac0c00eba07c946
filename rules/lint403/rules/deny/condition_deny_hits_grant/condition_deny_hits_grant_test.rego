package lint403.rules.deny.condition_deny_hits_grant_test

import data.lint403.lib.world
import data.lint403.rules.deny.condition_deny_hits_grant as rule

test_deny[note] if {
	some note, tc in {
		"only access points": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:DataAccessPointAccount": "111122223333"}},
				},
			],
			"want": {"denied"},
		},
		"a version of TLS": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NumericLessThan": {"s3:TlsVersion": "1.3"}},
				},
			],
			"want": {"denied"},
		},
		"plain HTTP": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Bool": {"aws:SecureTransport": "false"}},
				},
			],
			"want": set(),
		},
		"an older version of TLS": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"NumericLessThan": {"s3:TlsVersion": "1.2"}},
				},
			],
			"want": set(),
		},
		"unknown tag": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalTag/team": "data"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
