package lint403.rules.organization.boundary_lacks_action_test

import data.lint403.lib.world
import data.lint403.rules.organization.boundary_lacks_action as rule

test_deny[note] if {
	some note, tc in {
		"no S3": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"boundary": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}],
			"want": {"denied"},
		},
		"another bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"boundary": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-other/*"}],
			"want": {"denied"},
		},
		"a bucket policy names the role": {
			"identity": [],
			"boundary": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"want": {"denied"},
		},
		"the key": {
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
			"boundary": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
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
		"allowed": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"boundary": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}],
			"want": set(),
		},
		"a bucket policy for everybody of the account": {
			"identity": [],
			"boundary": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"want": set(),
		},
		"unknown boundary": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {"boundary_arn": {"value": "arn:aws:iam::111122223333:policy/x", "range": ""}},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
