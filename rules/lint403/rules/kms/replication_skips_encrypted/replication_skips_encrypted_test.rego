package lint403.rules.kms.replication_skips_encrypted_test

import data.lint403.lib.world
import data.lint403.rules.kms.replication_skips_encrypted as rule

test_deny[note] if {
	some note, tc in {
		"nothing said": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "rule": [{"status": "Enabled"}]}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"switched off": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource(
							"aws_s3_bucket_replication_configuration", {
								"bucket": "acme-data",
								"rule": [
									{
										"status": "Enabled",
										"source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Disabled"}]}],
									},
								],
							},
							{},
						),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"switched on": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource(
							"aws_s3_bucket_replication_configuration", {
								"bucket": "acme-data",
								"rule": [
									{
										"status": "Enabled",
										"source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Enabled"}]}],
									},
								],
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"a rule that is off": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "rule": [{"status": "Disabled"}]}, {}),
					],
				},
			},
			"want": set(),
		},
		"SSE-S3": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "AES256", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "rule": [{"status": "Enabled"}]}, {}),
					],
				},
			},
			"want": set(),
		},
		"unknown status": {
			"model": {
				"buckets": {
					"acme-data": {
						"encryption": {"algorithm": "aws:kms", "address": "x", "range": "main.tf:3:1:30-3:9:38"},
					},
				},
				"resources": {
					"aws_s3_bucket_replication_configuration": [
						world.resource(
							"aws_s3_bucket_replication_configuration", {
								"bucket": "acme-data",
								"rule": [
									{
										"status": "Enabled",
										"source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "${var.s}"}]}],
									},
								],
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
