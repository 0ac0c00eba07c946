package lint403.rules.ownership.preferred_without_demand_test

import data.lint403.lib.world
import data.lint403.rules.ownership.preferred_without_demand as rule

test_deny[note] if {
	some note, tc in {
		"not demanded": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"demanded": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"granted with the ACL only": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
					"Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"own writers": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"unknown writer": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "${var.who}"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
