package lint403.rules.ownership.acl_demanded_where_off_test

import data.lint403.lib.world
import data.lint403.rules.ownership.acl_demanded_where_off as rule

test_deny[note] if {
	some note, tc in {
		"a writer without the header": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
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
			"want": {"denied"},
		},
		"nobody in view writes": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}},
				},
			],
			"want": {"at-risk"},
		},
		"an ACL that S3 refuses": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"s3:x-amz-acl": "public-read"}},
				},
			],
			"want": {"denied"},
		},
		"ACLs are on": {
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
		"only a wrong ACL is denied": {
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
					"Condition": {
						"Null": {"s3:x-amz-acl": "false"},
						"StringNotEquals": {"s3:x-amz-acl": "bucket-owner-full-control"},
					},
				},
			],
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
			"model": {"buckets": {"acme-data": {"change": "update"}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
