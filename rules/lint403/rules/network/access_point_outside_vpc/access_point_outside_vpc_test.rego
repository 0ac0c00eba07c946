package lint403.rules.network.access_point_outside_vpc_test

import data.lint403.lib.world
import data.lint403.rules.network.access_point_outside_vpc as rule

test_deny[note] if {
	some note, tc in {
		"outside every VPC": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"point": [],
			"model": object.union(world.function({}), {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "VPC",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
						"vpc": "vpc-1",
					},
				},
			}),
			"want": {"as the rule says"},
		},
		"in the VPC": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"point": [],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": object.union(world.function({"endpoint": "vpce-1"}), {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "VPC",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
						"vpc": "vpc-1",
					},
				},
			}),
			"want": set(),
		},
		"from the internet": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"point": [],
			"model": object.union(world.function({}), {
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
			}),
			"want": set(),
		},
		"unknown way": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"point": [],
			"model": {
				"access_points": {
					"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap": {
						"arn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
						"type": "standard",
						"account": "111122223333",
						"bucket": "acme-data",
						"network_origin": "VPC",
						"policy": "point",
						"address": "aws_s3_access_point.ap",
						"range": "main.tf:6:1:60-6:9:68",
						"vpc": "vpc-1",
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
