package lint403.rules.deny.not_principal_hits_grant_test

import data.lint403.lib.world
import data.lint403.rules.deny.not_principal_hits_grant as rule

test_deny[note] if {
	some note, tc in {
		"the role without its account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:role/app"]},
				},
			],
			"want": {"denied"},
		},
		"a role with a boundary": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"boundary": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"NotPrincipal": {
						"AWS": ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:root"],
					},
				},
			],
			"want": {"denied"},
		},
		"the role and its account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"NotPrincipal": {
						"AWS": ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:root"],
					},
				},
			],
			"want": set(),
		},
		"another action": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:DeleteObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:role/app"]},
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
					"NotPrincipal": {"AWS": ["${var.role}", "${var.account}"]},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
