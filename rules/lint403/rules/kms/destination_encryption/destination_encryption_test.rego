package lint403.rules.kms.destination_encryption_test

import data.lint403.lib.world
import data.lint403.rules.kms.destination_encryption as rule

test_deny[note] if {
	some note, tc in {
		"a load balancer and KMS": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": {"denied"},
		},
		"a load balancer and SSE-S3": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "AES256", "key": "", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
		"a load balancer without logs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"access_logs": [{"bucket": "acme-data", "enabled": false}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
		"a load balancer of an unknown type": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"load_balancer_type": "${var.type}", "access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a network load balancer": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"load_balancer_type": "network", "access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
		"access logs have a rule of their own": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": ""}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
		"CloudFront and aws/s3": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": {"denied"},
		},
		"CloudFront and a key of its own": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"encryption": {"algorithm": "aws:kms", "key": "arn:aws:kms:eu-west-1:111122223333:key/q", "range": "main.tf:30:1:300-30:9:308"}}}},
			"want": set(),
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
