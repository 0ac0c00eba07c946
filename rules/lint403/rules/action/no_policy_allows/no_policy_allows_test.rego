package lint403.rules.action.no_policy_allows_test

import data.lint403.lib.world
import data.lint403.rules.action.no_policy_allows as rule

test_deny[note] if {
	some note, tc in {
		"allowed by nobody": {
			"identity": [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme-data"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
			},
			"want": {"denied"},
		},
		"the bucket policy names the account only": {
			"identity": [],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "111122223333"},
				},
			],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
			},
			"want": {"denied"},
		},
		"a managed policy of other services": {
			"identity": [],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
				"principals": {
					"arn:aws:iam::111122223333:role/app": {
						"managed_arns": [
							{
								"value": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
								"range": "",
							},
						],
					},
				},
			},
			"want": {"denied"},
		},
		"allowed": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
			},
			"want": set(),
		},
		"allowed by the bucket policy": {
			"identity": [],
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
			},
			"want": set(),
		},
		"a managed policy that allows": {
			"identity": [],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
				"principals": {
					"arn:aws:iam::111122223333:role/app": {
						"managed_arns": [{"value": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "range": ""}],
					},
				},
			},
			"want": set(),
		},
		"unknown policy is attached": {
			"identity": [],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "GetObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
				"principals": {
					"arn:aws:iam::111122223333:role/app": {
						"managed_arns": [{"value": "arn:aws:iam::111122223333:policy/extra", "range": ""}],
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
