package lint403.rules.kms.integration_lacks_key_test

import data.lint403.lib.world
import data.lint403.rules.kms.integration_lacks_key as rule

test_deny[note] if {
	some note, tc in {
		"a queue under a key that leaves S3 out": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}, {})]}, "keys": {"arn:aws:kms:eu-west-1:111122223333:key/q": {"arn": "arn:aws:kms:eu-west-1:111122223333:key/q", "address": "aws_kms_key.q", "account": "111122223333", "region": "eu-west-1", "managed": "customer", "policy": "k"}}, "policies": {"k": object.union(world.policy("key", [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}]), {"id": "k", "target": "arn:aws:kms:eu-west-1:111122223333:key/q"}), "q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": {"error"},
		},
		"a queue under a key that lets S3 in": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}, {})]}, "keys": {"arn:aws:kms:eu-west-1:111122223333:key/q": {"arn": "arn:aws:kms:eu-west-1:111122223333:key/q", "address": "aws_kms_key.q", "account": "111122223333", "region": "eu-west-1", "managed": "customer", "policy": "k"}}, "policies": {"k": object.union(world.policy("key", [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}, {"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*", "Condition": {}}]), {"id": "k", "target": "arn:aws:kms:eu-west-1:111122223333:key/q"}), "q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
		"a queue under a key with an unknown condition": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}, {})]}, "keys": {"arn:aws:kms:eu-west-1:111122223333:key/q": {"arn": "arn:aws:kms:eu-west-1:111122223333:key/q", "address": "aws_kms_key.q", "account": "111122223333", "region": "eu-west-1", "managed": "customer", "policy": "k"}}, "policies": {"k": object.union(world.policy("key", [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}, {"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "kms:*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceAccount": ["${var.account}"]}}}]), {"id": "k", "target": "arn:aws:kms:eu-west-1:111122223333:key/q"}), "q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
		"a queue under a key out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_notification": [world.resource("aws_s3_bucket_notification", {"bucket": "acme-data", "queue": [{"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})], "aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:aws:sqs:eu-west-1:111122223333:q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}, {})]}, "policies": {"q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a role without the key": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": ["s3:AbortMultipartUpload", "s3:PutObject"], "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "kms_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/q"}]}, {})]}, "keys": {"arn:aws:kms:eu-west-1:111122223333:key/q": {"arn": "arn:aws:kms:eu-west-1:111122223333:key/q", "address": "aws_kms_key.q", "account": "111122223333", "region": "eu-west-1", "managed": "customer", "policy": "k"}}, "policies": {"k": object.union(world.policy("key", [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}]), {"id": "k", "target": "arn:aws:kms:eu-west-1:111122223333:key/q"}), "q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": {"error"},
		},
		"a role with the key": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": ["s3:AbortMultipartUpload", "s3:PutObject"], "Resource": "arn:aws:s3:::acme-data/*"}, {"Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "arn:aws:kms:eu-west-1:111122223333:key/q"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "kms_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/q"}]}, {})]}, "keys": {"arn:aws:kms:eu-west-1:111122223333:key/q": {"arn": "arn:aws:kms:eu-west-1:111122223333:key/q", "address": "aws_kms_key.q", "account": "111122223333", "region": "eu-west-1", "managed": "customer", "policy": "k"}}, "policies": {"k": object.union(world.policy("key", [{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}]), {"id": "k", "target": "arn:aws:kms:eu-west-1:111122223333:key/q"}), "q": object.union(world.policy("bucket", [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Condition": {}}]), {"id": "q", "kind": "resource", "target": "arn:aws:sqs:eu-west-1:111122223333:q"})}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
