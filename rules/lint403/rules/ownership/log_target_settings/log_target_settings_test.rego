package lint403.rules.ownership.log_target_settings_test

import data.lint403.lib.world
import data.lint403.rules.ownership.log_target_settings as rule

test_deny[note] if {
	some note, tc in {
		"a default retention": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}, "buckets": {"acme-data": {"object_lock": {"mode": "GOVERNANCE", "range": "main.tf:32:1:320-32:9:328"}}}},
			"want": {"object-lock"},
		},
		"a lock without a default": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}, "buckets": {"acme-data": {"object_lock": {"range": ""}}}},
			"want": set(),
		},
		"Requester Pays": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}, "buckets": {"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:32:1:320-32:9:328"}}}},
			"want": {"requester-pays"},
		},
		"an unknown payer": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}, "buckets": {"acme-data": {"request_payer": {"value": "${var.payer}", "unknown": ["var.payer"], "range": ""}}}},
			"want": set(),
		},
		"neither": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}},
			"want": set(),
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
