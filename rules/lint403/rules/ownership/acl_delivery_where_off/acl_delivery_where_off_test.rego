package lint403.rules.ownership.acl_delivery_where_off_test

import data.lint403.lib.world
import data.lint403.rules.ownership.acl_delivery_where_off as rule

test_deny[note] if {
	some note, tc in {
		"the default of new buckets": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}},
			"want": {"apply-error"},
		},
		"switched off": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"ownership": {"value": "BucketOwnerEnforced", "range": "main.tf:31:1:310-31:9:318"}}}},
			"want": {"apply-error"},
		},
		"switched on": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"ownership": {"value": "BucketOwnerPreferred", "range": "main.tf:31:1:310-31:9:318"}}}},
			"want": set(),
		},
		"unknown": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"ownership": {"value": "${var.o}", "unknown": ["var.o"], "range": ""}}}},
			"want": set(),
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"no logs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"origin": []}, {})]}},
			"want": set(),
		},
		"the Spot data feed": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_spot_datafeed_subscription": [world.resource("aws_spot_datafeed_subscription", {"bucket": "acme-data"}, {})]}},
			"want": {"apply-error"},
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
