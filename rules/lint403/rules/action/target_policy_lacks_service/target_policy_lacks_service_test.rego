package lint403.rules.action.target_policy_lacks_service_test

import data.lint403.lib.world
import data.lint403.rules.action.target_policy_lacks_service as rule

test_deny[note] if {
	some note, tc in {
		"a queue without a policy": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})]}},
			"want": {"error"},
		},
		"for another bucket": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {"ArnEquals": {"aws:SourceArn": ["arn:aws:s3:::acme-other"]}}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": {"error"},
		},
		"for this bucket": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {"ArnEquals": {"aws:SourceArn": ["arn:aws:s3:::acme-data"]}}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
		"for an unknown bucket": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {"ArnEquals": {"aws:SourceArn": ["${var.bucket}"]}}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a queue out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})]}},
			"want": set(),
		},
		"a function without a permission": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "lambda_function": [{"lambda_function_arn": "arn:aws:lambda:eu-west-1:111122223333:function:f"}]}, {})], "aws_lambda_function": [world.resource("aws_lambda_function", {"arn": "arn:aws:lambda:eu-west-1:111122223333:function:f"}, {})]}},
			"want": {"error"},
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
