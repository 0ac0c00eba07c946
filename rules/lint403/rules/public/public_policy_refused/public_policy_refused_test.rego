package lint403.rules.public.public_policy_refused_test

import data.lint403.lib.world
import data.lint403.rules.public.public_policy_refused as rule

test_deny[note] if {
	some note, tc in {
		"a new bucket": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"want": {"as the rule says"},
		},
		"a key that does not count": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Bool": {"aws:SecureTransport": "true"}},
				},
			],
			"want": {"as the rule says"},
		},
		"the sessions of a role": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringLike": {"aws:userid": ["AROAX:*", "AROAY:*"]}},
				},
			],
			"want": {"at-risk"},
		},
		"a wildcard in the value": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringLike": {"aws:PrincipalOrgID": "o-*"}},
				},
			],
			"want": {"as the rule says"},
		},
		"an existing bucket that blocks": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"change": "no-op",
						"public_access_block": {"block_public_policy": "on", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"an access point": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": "*",
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
						"change": "create",
					},
				},
			},
			"want": {"as the rule says"},
		},
		"pinned": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
		"switched off": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
		"an access point in a VPC": {
			"point": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/*",
					"Principal": "*",
				},
			],
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
					},
				},
			},
			"want": set(),
		},
		"somebody": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"want": set(),
		},
		"a deny": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"want": set(),
		},
		"a policy that is there already": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"resources": {"aws_s3_bucket_policy": [{"address": "aws_x.bucket", "change": "no-op"}]},
			},
			"want": set(),
		},
		"unknown setting": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "unknown",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
			},
			"want": set(),
		},
		"a bucket that is there already, of which nothing is known": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {"buckets": {"acme-data": {"change": "no-op"}}},
			"want": set(),
		},
		"unknown value": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalOrgID": "${var.org}"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
