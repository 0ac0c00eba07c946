package lint403.rules.network.endpoint_policy_lacks_bucket_test

import data.lint403.lib.world
import data.lint403.rules.network.endpoint_policy_lacks_bucket as rule

test_deny[note] if {
	some note, tc in {
		"another bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-other/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": {"denied"},
		},
		"another action": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": {"denied"},
		},
		"a principal that a gateway does not take": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "111122223333"},
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": {"denied"},
		},
		"let through": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:Get*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"another way": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-other/*",
					"Principal": "*",
				},
			],
			"model": world.function({}),
			"want": set(),
		},
		"unknown bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "${var.bucket}/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
