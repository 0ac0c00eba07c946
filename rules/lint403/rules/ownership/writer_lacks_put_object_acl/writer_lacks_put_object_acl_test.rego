package lint403.rules.ownership.writer_lacks_put_object_acl_test

import data.lint403.lib.world
import data.lint403.rules.ownership.writer_lacks_put_object_acl as rule

test_deny[note] if {
	some note, tc in {
		"demanded, and not allowed": {
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
			"want": {"as the rule says"},
		},
		"allowed": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": ["s3:PutObject", "s3:PutObjectAcl"],
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
		"allowed by another statement": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "444455556666"},
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
			"want": set(),
		},
		"unknown ownership": {
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
			"model": {"buckets": {"acme-data": {"change": "no-op"}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
