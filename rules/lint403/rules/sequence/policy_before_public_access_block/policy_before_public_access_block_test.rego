package lint403.rules.sequence.policy_before_public_access_block_test

import data.lint403.lib.world
import data.lint403.rules.sequence.policy_before_public_access_block as rule

test_deny[note] if {
	some note, tc in {
		"in any order": {
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
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_s3_bucket_public_access_block": [
						world.resource("aws_s3_bucket_public_access_block", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_public_access_block.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"after it": {
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
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_policy.data",
							"references": {
								"bucket": ["aws_s3_bucket.data"],
								"depends_on": ["aws_s3_bucket_public_access_block.data"],
							},
						}),
					],
					"aws_s3_bucket_public_access_block": [
						world.resource("aws_s3_bucket_public_access_block", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_public_access_block.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
		"blocked anyway": {
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
							"block_public_policy": "on",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_s3_bucket_public_access_block": [
						world.resource("aws_s3_bucket_public_access_block", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_public_access_block.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
		"unknown references": {
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
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data"}),
					],
					"aws_s3_bucket_public_access_block": [
						world.resource("aws_s3_bucket_public_access_block", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_public_access_block.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
