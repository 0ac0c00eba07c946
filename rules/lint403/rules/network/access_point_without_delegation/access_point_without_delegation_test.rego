package lint403.rules.network.access_point_without_delegation_test

import data.lint403.lib.world
import data.lint403.rules.network.access_point_without_delegation as rule

test_deny[note] if {
	some note, tc in {
		"a user out of view": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/jane"},
				},
			],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": {"as the rule says"},
		},
		"another account": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "444455556666"},
				},
			],
			"bucket": [],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": {"as the rule says"},
		},
		"the bucket delegates": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/jane"},
				},
			],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
					"Principal": {"AWS": "*"},
					"Condition": {"StringEquals": {"s3:DataAccessPointAccount": "111122223333"}},
				},
			],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": set(),
		},
		"the bucket grants": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/jane"},
				},
			],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/jane"},
				},
			],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": set(),
		},
		"in view, and judged elsewhere": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": set(),
		},
		"unknown bucket policy": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/jane"},
				},
			],
			"bucket": [],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "Internet",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
				"policies": {"bucket": {"incomplete": ["var.policy"]}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
