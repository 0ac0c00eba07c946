package lint403.rules.network.access_point_half_missing_test

import data.lint403.lib.world
import data.lint403.rules.network.access_point_half_missing as rule

test_deny[note] if {
	some note, tc in {
		"the bucket does not allow": {
			"identity": [],
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
			"want": {"denied"},
		},
		"another account": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": ["arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*"],
				},
			],
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
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
				"principals": {
					"arn:aws:iam::444455556666:role/partner": {
						"arn": "arn:aws:iam::444455556666:role/partner",
						"kind": "role",
						"name": "partner",
						"account": "444455556666",
						"address": "aws_iam_role.partner",
						"identity": ["identity"],
						"range": "main.tf:4:1:40-4:9:48",
					},
					"arn:aws:iam::111122223333:role/app": {"identity": []},
				},
			},
			"want": {"denied"},
		},
		"the bucket delegates": {
			"identity": [],
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
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
		"its identity policy allows on the bucket": {
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
			"identity": [],
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
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
