package lint403.rules.kms.target_managed_key_test

import data.lint403.lib.world
import data.lint403.rules.kms.target_managed_key as rule

test_deny[note] if {
	some note, tc in {
		"aws/sqs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "alias/aws/sqs"}, {})]}},
			"want": {"kms-key-policy"},
		},
		"a key of its own": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}, {})]}},
			"want": set(),
		},
		"a key that is unknown": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "${var.key}"}, {})]}},
			"want": set(),
		},
		"SSE-SQS": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "sqs_managed_sse_enabled": true}, {})]}},
			"want": set(),
		},
		"a queue out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
