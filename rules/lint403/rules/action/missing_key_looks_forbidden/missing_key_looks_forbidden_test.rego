package lint403.rules.action.missing_key_looks_forbidden_test

import data.lint403.lib.world
import data.lint403.rules.action.missing_key_looks_forbidden as rule

test_deny[note] if {
	some note, tc in {
		"reads only": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": {"as the rule says"},
		},
		"lists the objects, not the bucket": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:ListBucket",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"want": {"as the rule says"},
		},
		"one of two buckets": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": ["arn:aws:s3:::acme-data/*", "arn:aws:s3:::acme-logs/*"],
				},
				{
					"Effect": "Allow",
					"Action": "s3:ListBucket",
					"Resource": "arn:aws:s3:::acme-data",
				},
			],
			"want": {"as the rule says"},
		},
		"a bucket by its token": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "${aws_s3_bucket.data.arn}/*",
				},
			],
			"want": {"as the rule says"},
		},
		"lists": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:ListBucket",
					"Resource": "arn:aws:s3:::acme-data",
				},
			],
			"want": set(),
		},
		"lists by its token": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "${aws_s3_bucket.data.arn}/*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:ListBucket",
					"Resource": "${aws_s3_bucket.data.arn}",
				},
			],
			"want": set(),
		},
		"everything of S3": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
				},
			],
			"want": set(),
		},
		"a wildcard for the bucket": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-*/*"}],
			"want": set(),
		},
		"writes": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": set(),
		},
		"another policy lists": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"principals": {"arn:aws:iam::111122223333:role/app": {"identity": ["identity", "second"]}},
				"policies": {
					"second": world.policy("identity", [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme-data"}]),
				},
			},
			"want": set(),
		},
		"unknown: a managed policy is attached": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/app": {
						"managed_arns": [{"value": "arn:aws:iam::111122223333:policy/extra", "range": ""}],
					},
				},
			},
			"want": set(),
		},
		"unknown: the policy is not complete": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"policies": {"identity": {"incomplete": ["var.statements"]}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
