package lint403.rules.kms.unusable_key_test

import data.lint403.lib.world
import data.lint403.rules.kms.unusable_key as rule

test_deny[note] if {
	some note, tc in {
		"disabled": {
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
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {"state": "disabled"},
				},
			},
			"want": {"as the rule says"},
		},
		"going to be deleted": {
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
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {"state": "pending-deletion"},
				},
			},
			"want": {"as the rule says"},
		},
		"asymmetric": {
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
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {"spec": "ECC_NIST_P256"},
				},
			},
			"want": {"as the rule says"},
		},
		"another Region": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
							"key": "arn:aws:kms:us-east-1:111122223333:key/1",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"a symmetric key": {
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
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {"spec": "SYMMETRIC_DEFAULT"},
				},
			},
			"want": set(),
		},
		"unknown Region": {
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
					"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555": {"region": "${region}"},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
