package lint403.rules.action.missing_companion_action_test

import data.lint403.lib.world
import data.lint403.rules.action.missing_companion_action as rule

test_deny[note] if {
	some note, tc in {
		"an ACL without PutObjectAcl": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "PutObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
						"headers": {"x-amz-acl": "bucket-owner-full-control"},
					},
				],
				"buckets": {
					"acme-data": {
						"ownership": {"value": "BucketOwnerPreferred", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": {"denied"},
		},
		"tags without PutObjectTagging": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "PutObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
						"headers": {"x-amz-tagging": "a=b"},
					},
				],
			},
			"want": {"denied"},
		},
		"with PutObjectAcl": {
			"identity": [
				{
					"Effect": "Allow",
					"Action": ["s3:PutObject", "s3:PutObjectAcl"],
					"Resource": "arn:aws:s3:::acme-data/*",
				},
			],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "PutObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
						"headers": {"x-amz-acl": "bucket-owner-full-control"},
					},
				],
				"buckets": {
					"acme-data": {
						"ownership": {"value": "BucketOwnerPreferred", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": set(),
		},
		"no ACL is sent": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "PutObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
					},
				],
				"buckets": {
					"acme-data": {
						"ownership": {"value": "BucketOwnerPreferred", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
			},
			"want": set(),
		},
		"unknown policy is attached": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"needs": [
					{
						"id": "n",
						"principal": "arn:aws:iam::111122223333:role/app",
						"operation": "PutObject",
						"bucket": "acme-data",
						"key": "a",
						"open_context": true,
						"range": ".lint403.yaml:1:1:0-1:9:8",
						"headers": {"x-amz-tagging": "a=b"},
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
