package lint403.rules.network.directory_bucket_grant_test

import data.lint403.lib.world
import data.lint403.rules.network.directory_bucket_grant as rule

test_deny[note] if {
	some note, tc in {
		"s3: actions": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": ["s3:GetObject", "s3:PutObject"],
					"Resource": "arn:aws:s3:::fast--euw1-az1--x-s3/*",
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
			},
			"want": {"denied"},
		},
		"a session that may only read": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3express:CreateSession",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
					"Condition": {"StringEquals": {"s3express:SessionMode": "ReadOnly"}},
				},
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::fast--euw1-az1--x-s3/*",
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
			},
			"want": {"denied"},
		},
		"a session": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3express:CreateSession",
					"Resource": "arn:aws:s3express:eu-west-1:111122223333:bucket/fast--euw1-az1--x-s3",
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
			},
			"want": set(),
		},
		"a general purpose bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": set(),
		},
		"unknown policies": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::fast--euw1-az1--x-s3/*",
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
				"principals": {"arn:aws:iam::111122223333:role/app": {"identity_elsewhere": true}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
