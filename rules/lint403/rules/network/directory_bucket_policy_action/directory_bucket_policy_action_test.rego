package lint403.rules.network.directory_bucket_policy_action_test

import data.lint403.lib.world
import data.lint403.rules.network.directory_bucket_policy_action as rule

test_deny[note] if {
	some note, tc in {
		"an action on the bucket": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3express:GetBucketPolicy",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"fast--euw1-az1--x-s3": {
						"name": "fast--euw1-az1--x-s3",
						"arn": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
						"account": "111122223333",
						"region": "eu-west-1",
						"type": "directory",
						"address": "aws_s3_directory_bucket.fast",
						"range": "main.tf:3:1:30-3:9:38",
					},
				},
				"policies": {"bucket": {"target": "fast--euw1-az1--x-s3"}},
			},
			"want": {"as the rule says"},
		},
		"the session": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3express:CreateSession",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"fast--euw1-az1--x-s3": {
						"name": "fast--euw1-az1--x-s3",
						"arn": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
						"account": "111122223333",
						"region": "eu-west-1",
						"type": "directory",
						"address": "aws_s3_directory_bucket.fast",
						"range": "main.tf:3:1:30-3:9:38",
					},
				},
				"policies": {"bucket": {"target": "fast--euw1-az1--x-s3"}},
			},
			"want": set(),
		},
		"a wildcard": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3express:*",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"fast--euw1-az1--x-s3": {
						"name": "fast--euw1-az1--x-s3",
						"arn": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
						"account": "111122223333",
						"region": "eu-west-1",
						"type": "directory",
						"address": "aws_s3_directory_bucket.fast",
						"range": "main.tf:3:1:30-3:9:38",
					},
				},
				"policies": {"bucket": {"target": "fast--euw1-az1--x-s3"}},
			},
			"want": set(),
		},
		"a general purpose bucket": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetBucketPolicy",
					"Resource": "arn:aws:s3:::acme-data",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"want": set(),
		},
		"unknown bucket": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3express:GetBucketPolicy",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"fast--euw1-az1--x-s3": {
						"name": "fast--euw1-az1--x-s3",
						"arn": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
						"account": "111122223333",
						"region": "eu-west-1",
						"type": "directory",
						"address": "aws_s3_directory_bucket.fast",
						"range": "main.tf:3:1:30-3:9:38",
					},
				},
				"policies": {"bucket": {"target": "${var.bucket}"}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
