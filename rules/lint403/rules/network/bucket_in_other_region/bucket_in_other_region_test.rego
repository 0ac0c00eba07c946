package lint403.rules.network.bucket_in_other_region_test

import data.lint403.lib.world
import data.lint403.rules.network.bucket_in_other_region as rule

test_deny[note] if {
	some note, tc in {
		"another Region": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lambda_function": [world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code.zip"}, {})]}, "buckets": {"acme-data": {"region": "us-east-1"}}},
			"want": {"s3-service"},
		},
		"the same Region": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lambda_function": [world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code.zip"}, {})]}},
			"want": set(),
		},
		"an unknown Region": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lambda_function": [world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code.zip"}, {})]}, "buckets": {"acme-data": {"region": "${region.us}"}}},
			"want": set(),
		},
		"a bucket out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lambda_function": [world.resource("aws_lambda_function", {"s3_bucket": "acme-elsewhere", "s3_key": "code.zip"}, {})]}},
			"want": set(),
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a Region of its own": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lambda_function": [world.resource("aws_lambda_function", {"s3_bucket": "acme-data", "s3_key": "code.zip", "region": "us-east-1"}, {"set": ["region"]})]}},
			"want": {"s3-service"},
		},
		"a Region that CloudFront does not log to": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"logging_config": [{"bucket": "acme-data.s3.amazonaws.com"}]}, {})]}, "buckets": {"acme-data": {"region": "me-south-1"}}},
			"want": {"s3-service"},
		},
		"a Region that the resource names": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cur_report_definition": [world.resource("aws_cur_report_definition", {"s3_bucket": "acme-data", "s3_region": "us-east-1", "s3_prefix": "x"}, {})]}},
			"want": {"s3-service"},
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
