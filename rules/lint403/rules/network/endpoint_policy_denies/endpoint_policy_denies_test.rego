package lint403.rules.network.endpoint_policy_denies_test

import data.lint403.lib.world
import data.lint403.rules.network.endpoint_policy_denies as rule

test_deny[note] if {
	some note, tc in {
		"denied": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": {"denied"},
		},
		"another bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-other/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"another action": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:DeleteObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"unknown bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [
				{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"},
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
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
