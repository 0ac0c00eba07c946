package lint403.rules.sequence.integration_before_its_policy_test

import data.lint403.lib.world
import data.lint403.rules.sequence.integration_before_its_policy as rule

test_deny[note] if {
	some note, tc in {
		"nothing orders them": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {"references": {"queue": ["aws_sqs_queue.data"]}})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})], "aws_sqs_queue_policy": [world.resource("aws_sqs_queue_policy", {"queue_url": "q"}, {"references": {"queue_url": ["aws_sqs_queue.data"]}})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q", "address": "aws_sqs_queue_policy.data"})}},
			"want": {"resource-policy"},
		},
		"depends_on orders them": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {"references": {"depends_on": ["aws_sqs_queue_policy.data"]}})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})], "aws_sqs_queue_policy": [world.resource("aws_sqs_queue_policy", {"queue_url": "q"}, {"references": {"queue_url": ["aws_sqs_queue.data"]}})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q", "address": "aws_sqs_queue_policy.data"})}},
			"want": set(),
		},
		"a statement under an unknown condition": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {"references": {"queue": ["aws_sqs_queue.data"]}})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})], "aws_sqs_queue_policy": [world.resource("aws_sqs_queue_policy", {"queue_url": "q"}, {"references": {"queue_url": ["aws_sqs_queue.data"]}})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {"ArnEquals": {"aws:SourceArn": ["${var.bucket}"]}}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q", "address": "aws_sqs_queue_policy.data"})}},
			"want": set(),
		},
		"no statement at all": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {"references": {"queue": ["aws_sqs_queue.data"]}})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})], "aws_sqs_queue_policy": [world.resource("aws_sqs_queue_policy", {"queue_url": "q"}, {"references": {"queue_url": ["aws_sqs_queue.data"]}})]}},
			"want": set(),
		},
		"references that are unknown": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q"}, {})], "aws_sqs_queue_policy": [world.resource("aws_sqs_queue_policy", {"queue_url": "q"}, {})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q", "address": "aws_sqs_queue_policy.data"})}},
			"want": set(),
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
