package lint403.rules.action.upload_with_acl_forbidden_test

import data.lint403.lib.world
import data.lint403.rules.action.upload_with_acl_forbidden as rule

test_deny[note] if {
	some note, tc in {
		"a user out of view": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
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
			"want": {"as the rule says"},
		},
		"a bucket that is managed elsewhere": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-theirs/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
				},
			],
			"model": {
				"buckets": {"acme-theirs": {"name": "acme-theirs", "arn": "arn:aws:s3:::acme-theirs"}},
				"policies": {"bucket": {"target": "acme-theirs"}},
			},
			"want": {"as the rule says"},
		},
		"may set it": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": ["s3:PutObject", "s3:PutObjectAcl"],
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
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
		"may set it as anybody of the account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
				},
				{
					"Effect": "Allow",
					"Action": "s3:PutObjectAcl",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "111122223333"},
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
		"its own policy lets it": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObjectAcl",
					"Resource": "arn:aws:s3:::acme-data/*",
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
		"reads": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
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
		"ACLs are off": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
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
		"a new bucket": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
				},
			],
			"want": set(),
		},
		"an account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "111122223333"},
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
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "${var.ownership}",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
							"unknown": true,
						},
					},
				},
			},
			"want": set(),
		},
		"unknown actions": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"},
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
				"policies": {"bucket": {"incomplete": ["var.actions"]}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
