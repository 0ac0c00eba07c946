package lint403.rules.sequence.consumer_before_bucket_policy_test

import data.lint403.lib.world
import data.lint403.rules.sequence.consumer_before_bucket_policy as rule

test_deny[note] if {
	some note, tc in {
		"in any order": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
			],
			"model": {
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_cloudtrail": [
						world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data"}, {"address": "aws_cloudtrail.main", "references": {"s3_bucket_name": ["aws_s3_bucket.data"]}}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"after it": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
			],
			"model": {
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_cloudtrail": [
						world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data"}, {
							"address": "aws_cloudtrail.main",
							"references": {"s3_bucket_name": ["aws_s3_bucket.data"], "depends_on": ["aws_s3_bucket_policy.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
		"a policy for others": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_cloudtrail": [
						world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data"}, {"address": "aws_cloudtrail.main", "references": {"s3_bucket_name": ["aws_s3_bucket.data"]}}),
					],
				},
			},
			"want": set(),
		},
		"unknown references": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
			],
			"model": {
				"policies": {"bucket": {"address": "aws_s3_bucket_policy.data"}},
				"resources": {
					"aws_s3_bucket_policy": [
						world.resource("aws_s3_bucket_policy", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_policy.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_cloudtrail": [
						world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data"}, {"address": "aws_cloudtrail.main"}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
