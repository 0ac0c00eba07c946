package lint403.rules.lockout.deny_spares_no_principal_test

import data.lint403.lib.world
import data.lint403.rules.lockout.deny_spares_no_principal as rule

test_deny[note] if {
	some note, tc in {
		"an endpoint": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": {"as the rule says"},
		},
		"addresses": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
				},
			],
			"want": {"as the rule says"},
		},
		"principals as well": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {"aws:SourceVpce": "vpce-1"},
						"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/deploy"},
					},
				},
			],
			"want": set(),
		},
		"objects only": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": ["s3:GetObject", "s3:PutObject"],
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": set(),
		},
		"unknown action": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "${var.action}",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
