package lint403.rules.kms.replica_key_missing_test

import data.lint403.lib.world
import data.lint403.rules.kms.replica_key_missing as rule

test_deny[note] if {
	some note, tc in {
		"no key": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Enabled"}]}], "destination": [{"bucket": "arn:aws:s3:::acme-copy"}]}]}, {})]}},
			"want": {"s3-service"},
		},
		"a key": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Enabled"}]}], "destination": [{"bucket": "arn:aws:s3:::acme-copy", "encryption_configuration": [{"replica_kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/q"}]}]}]}, {})]}},
			"want": set(),
		},
		"a key that is unknown": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Enabled"}]}], "destination": [{"bucket": "arn:aws:s3:::acme-copy", "encryption_configuration": [{"replica_kms_key_id": "${var.key}"}]}]}]}, {})]}},
			"want": set(),
		},
		"not for encrypted objects": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "source_selection_criteria": [{"sse_kms_encrypted_objects": [{"status": "Disabled"}]}], "destination": [{"bucket": "arn:aws:s3:::acme-copy"}]}]}, {})]}},
			"want": set(),
		},
		"not said": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_replication_configuration": [world.resource("aws_s3_bucket_replication_configuration", {"bucket": "acme-data", "role": "arn:aws:iam::111122223333:role/app", "rule": [{"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::acme-copy"}]}]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.layer | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
