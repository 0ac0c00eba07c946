package lint403.rules.kms.access_log_target_with_kms_test

import data.lint403.lib.world
import data.lint403.rules.kms.access_log_target_with_kms as rule

test_deny[note] if {
	some note, tc in {
		"SSE-KMS": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_logging": [
						world.resource("aws_s3_bucket_logging", {"bucket": "x", "target_bucket": "acme-data"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"dual-layer SSE-KMS": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "aws:kms:dsse",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_logging": [
						world.resource("aws_s3_bucket_logging", {"bucket": "x", "target_bucket": "acme-data"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"SSE-S3": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "AES256", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_logging": [
						world.resource("aws_s3_bucket_logging", {"bucket": "x", "target_bucket": "acme-data"}, {}),
					],
				},
			},
			"want": set(),
		},
		"logging is removed": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_logging": [
						world.resource("aws_s3_bucket_logging", {"bucket": "x", "target_bucket": "acme-data"}, {"change": "delete"}),
					],
				},
			},
			"want": set(),
		},
		"unknown encryption": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {
							"algorithm": "${var.sse}",
							"address": "x",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_logging": [
						world.resource("aws_s3_bucket_logging", {"bucket": "x", "target_bucket": "acme-data"}, {}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
