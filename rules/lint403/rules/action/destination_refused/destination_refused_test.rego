package lint403.rules.action.destination_refused_test

import data.lint403.lib.world
import data.lint403.rules.action.destination_refused as rule

test_deny[note] if {
	some note, tc in {
		"a name that WAF does not take": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_wafv2_web_acl_logging_configuration": [world.resource("aws_wafv2_web_acl_logging_configuration", {"log_destination_configs": ["arn:aws:s3:::acme-data"]}, {})]}},
			"want": {"apply-error"},
		},
		"a name that WAF takes": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_wafv2_web_acl_logging_configuration": [world.resource("aws_wafv2_web_acl_logging_configuration", {"log_destination_configs": ["arn:aws:s3:::aws-waf-logs-acme"]}, {})]}, "buckets": {"aws-waf-logs-acme": {"name": "aws-waf-logs-acme", "arn": "arn:aws:s3:::aws-waf-logs-acme", "address": "aws_s3_bucket.x", "account": "111122223333", "region": "eu-west-1", "type": "general-purpose", "range": ""}}},
			"want": set(),
		},
		"a name that is unknown": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_wafv2_web_acl_logging_configuration": [world.resource("aws_wafv2_web_acl_logging_configuration", {"log_destination_configs": ["${aws_s3_bucket.x.arn}"]}, {})]}, "buckets": {"${aws_s3_bucket.x.id}": {"name": "${aws_s3_bucket.x.id}", "arn": "${aws_s3_bucket.x.arn}", "address": "aws_s3_bucket.x", "account": "111122223333", "region": "eu-west-1", "type": "general-purpose", "range": ""}}},
			"want": set(),
		},
		"logs that go elsewhere": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_wafv2_web_acl_logging_configuration": [world.resource("aws_wafv2_web_acl_logging_configuration", {"log_destination_configs": ["arn:aws:firehose:eu-west-1:111122223333:deliverystream/aws-waf-logs-x"]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a FIFO queue": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q.fifo"}]}, {})]}},
			"want": {"apply-error"},
		},
		"a prefix with AWSLogs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_elb": [world.resource("aws_elb", {"access_logs": [{"bucket": "acme-data", "bucket_prefix": "AWSLogs"}]}, {})]}},
			"want": {"apply-error"},
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
