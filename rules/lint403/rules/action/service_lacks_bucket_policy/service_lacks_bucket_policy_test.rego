package lint403.rules.action.service_lacks_bucket_policy_test

import data.lint403.lib.world
import data.lint403.rules.action.service_lacks_bucket_policy as rule

test_deny[note] if {
	some note, tc in {
		"nobody lets it in": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": {"error"},
		},
		"another prefix": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/AWSLogs/111122223333/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "s3_key_prefix": "audit", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": {"error"},
		},
		"another account": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/AWSLogs/111122223333/*", "Condition": {"StringEquals": {"aws:SourceAccount": ["444455556666"]}}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": {"error"},
		},
		"let in": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/AWSLogs/111122223333/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"an unknown account in the policy": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/AWSLogs/${data.x.y.account}/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": set(),
		},
		"an unknown prefix of the trail": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/AWSLogs/111122223333/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "s3_key_prefix": "${var.prefix}", "arn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}, {})]}},
			"want": set(),
		},
		"a bucket out of view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-central", "arn": "a"}, {})]}},
			"want": set(),
		},
		"a resource that goes away": {
			"bucket": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_cloudtrail": [world.resource("aws_cloudtrail", {"s3_bucket_name": "acme-data", "arn": "a"}, {"change": "delete"})]}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}

test_deny_further[note] if {
	some note, tc in {
		"silently, and without a policy in view": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_s3_bucket_logging": [world.resource("aws_s3_bucket_logging", {"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": "x/"}, {})]}},
			"want": {"warning"},
		},
		"by the account of another Region": {
			"bucket": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::127311923021:root"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}},
			"want": {"error"},
		},
		"by the account of the Region": {
			"bucket": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::156460612806:root"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_lb": [world.resource("aws_lb", {"access_logs": [{"bucket": "acme-data", "enabled": true}]}, {})]}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
