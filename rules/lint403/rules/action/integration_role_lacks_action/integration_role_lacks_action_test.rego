package lint403.rules.action.integration_role_lacks_action_test

import data.lint403.lib.world
import data.lint403.rules.action.integration_role_lacks_action as rule

test_deny[note] if {
	some note, tc in {
		"no policy allows the upload": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": "s3:AbortMultipartUpload", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": {"error"},
		},
		"only what is recommended is missing": {
			"identity": [{"Effect": "Allow", "Action": ["s3:AbortMultipartUpload", "s3:PutObject"], "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": {"warning"},
		},
		"allowed": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": ["s3:AbortMultipartUpload", "s3:PutObject"], "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": set(),
		},
		"allowed by the bucket policy": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::acme-data"}],
			"bucket": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, "Action": "s3:*", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"an unknown resource in the policy": {
			"identity": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "${var.bucket}"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": set(),
		},
		"a role out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_kinesis_firehose_delivery_stream": [world.resource("aws_kinesis_firehose_delivery_stream", {"extended_s3_configuration": [{"bucket_arn": "arn:aws:s3:::acme-data", "role_arn": "arn:aws:iam::111122223333:role/elsewhere"}]}, {})]}},
			"want": set(),
		},
		"replication that may read versions of plain objects": {
			"identity": [{"Effect": "Allow", "Action": ["s3:GetReplicationConfiguration", "s3:ListBucket"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": ["s3:GetObjectVersion", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"], "Resource": "arn:aws:s3:::acme-data/*"}, {"Effect": "Allow", "Action": ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], "Resource": "arn:aws:s3:::acme-copy/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::acme-copy"}]}]}, {})]}},
			"want": set(),
		},
		"replication that may read versions of encrypted objects": {
			"key": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, "Action": "kms:*", "Resource": "*"}],
			"identity": [{"Effect": "Allow", "Action": ["s3:GetReplicationConfiguration", "s3:ListBucket"], "Resource": "arn:aws:s3:::acme-data"}, {"Effect": "Allow", "Action": ["s3:GetObjectVersion", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"], "Resource": "arn:aws:s3:::acme-data/*"}, {"Effect": "Allow", "Action": ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], "Resource": "arn:aws:s3:::acme-copy/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::acme-copy"}]}]}, {})]}},
			"want": {"error"},
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
