package lint403.rules.ownership.foreign_writer_keeps_objects_test

import data.lint403.lib.world
import data.lint403.rules.ownership.foreign_writer_keeps_objects as rule

test_deny[note] if {
	some note, tc in {
		"somebody reads": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": {"denied"},
		},
		"nobody in view reads": {
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
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": {"at-risk"},
		},
		"the bucket takes over": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "BucketOwnerEnforced",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"the ACL is demanded and readers have identity policies": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"an own writer": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
					},
				},
			},
			"want": set(),
		},
		"unknown ownership": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "${var.o}",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
							"unknown": ["var.o"],
						},
					},
				},
			},
			"want": set(),
		},
		"unknown account of the bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
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
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"account": "${account}",
					},
				},
				"principals": {"arn:aws:iam::111122223333:role/app": {"account": "${account}"}},
			},
			"want": {"at-risk"},
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
