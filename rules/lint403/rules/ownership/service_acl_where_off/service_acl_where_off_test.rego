package lint403.rules.ownership.service_acl_where_off_test

import data.lint403.lib.world
import data.lint403.rules.ownership.service_acl_where_off as rule

test_deny[note] if {
	some note, tc in {
		"an ACL that nobody takes": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_iot_topic_rule": [world.resource("aws_iot_topic_rule", {"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "canned_acl": "public-read"}]}, {})]}},
			"want": {"denied"},
		},
		"the ACL that is always taken": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_iot_topic_rule": [world.resource("aws_iot_topic_rule", {"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "canned_acl": "bucket-owner-full-control"}]}, {})]}},
			"want": set(),
		},
		"no ACL": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_iot_topic_rule": [world.resource("aws_iot_topic_rule", {"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app"}]}, {})]}},
			"want": set(),
		},
		"an unknown ACL": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_iot_topic_rule": [world.resource("aws_iot_topic_rule", {"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "canned_acl": "${var.acl}"}]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a bucket with ACLs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_iot_topic_rule": [world.resource("aws_iot_topic_rule", {"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "canned_acl": "public-read"}]}, {})]}, "buckets": {"acme-data": {"ownership": {"value": "ObjectWriter", "range": "main.tf:31:1:310-31:9:318"}}}},
			"want": set(),
		},
		"a public revocation list by default": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_acmpca_certificate_authority": [world.resource("aws_acmpca_certificate_authority", {"revocation_configuration": [{"crl_configuration": [{"enabled": true, "s3_bucket_name": "acme-data"}]}]}, {})]}},
			"want": {"denied"},
		},
		"grants for readers of access logs": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": "", "target_grant": [{"permission": "READ"}]}, {})]}},
			"want": {"apply-error"},
		},
	}
	found := {finding.verdict | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
