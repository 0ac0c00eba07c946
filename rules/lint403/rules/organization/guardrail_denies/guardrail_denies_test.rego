package lint403.rules.organization.guardrail_denies_test

import data.lint403.lib.world
import data.lint403.rules.organization.guardrail_denies as rule

test_deny[note] if {
	some note, tc in {
		"a service control policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{"Effect": "Deny", "Action": "s3:*", "Resource": "*"},
			],
			"want": {"denied"},
		},
		"a resource control policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"rcp": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Principal": "*",
					"Condition": {"NumericLessThan": {"s3:TlsVersion": "1.3"}},
				},
			],
			"want": {"denied"},
		},
		"a boundary": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"boundary": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"want": {"denied"},
		},
		"a session policy": {
			"session": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
			},
			"want": {"denied"},
		},
		"another bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-other/*"},
			],
			"want": set(),
		},
		"the management account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{"Effect": "Deny", "Action": "s3:*", "Resource": "*"},
			],
			"model": {"accounts": {"111122223333": {"management": true}}},
			"want": set(),
		},
		"unknown organization": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [
				{"Effect": "Allow", "Action": "*", "Resource": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
