package lint403.rules.kms.identity_lacks_key_test

import data.lint403.lib.world
import data.lint403.rules.kms.identity_lacks_key as rule

test_deny[note] if {
	some note, tc in {
		"a reader without kms:Decrypt": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"want": {"denied"},
		},
		"a writer without kms:GenerateDataKey": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"want": {"denied"},
		},
		"a key with the default policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"key": [],
			"want": {"denied"},
		},
		"allowed": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
				},
			],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"want": set(),
		},
		"named in the key policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
				{
					"Effect": "Allow",
					"Action": "kms:Decrypt",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"want": set(),
		},
		"a grant of the key": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"model": {
				"keys": {
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {
						"grants": [
							{
								"grantee": "arn:aws:iam::111122223333:role/app",
								"operations": ["Decrypt"],
								"range": "",
							},
						],
					},
				},
			},
			"want": set(),
		},
		"unknown policy is attached": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"key": [
				{
					"Effect": "Allow",
					"Action": "kms:*",
					"Resource": "*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
				},
			],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {
						"managed_arns": [{"value": "arn:aws:iam::111122223333:policy/extra", "range": ""}],
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
