package lint403.rules.action.self_granted_policy_removed_test

import data.lint403.lib.world
import data.lint403.rules.action.self_granted_policy_removed as rule

test_deny[note] if {
	some note, tc in {
		"a policy without the statements": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_flow_log": [world.resource("aws_flow_log", {"log_destination": "arn:aws:s3:::acme-data/flows", "log_destination_type": "s3"}, {})]}},
			"want": {"error"},
		},
		"no policy to be replaced": {
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_flow_log": [world.resource("aws_flow_log", {"log_destination": "arn:aws:s3:::acme-data/flows", "log_destination_type": "s3"}, {})]}},
			"want": set(),
		},
		"with the statements": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_flow_log": [world.resource("aws_flow_log", {"log_destination": "arn:aws:s3:::acme-data/flows", "log_destination_type": "s3"}, {})]}},
			"want": set(),
		},
		"a statement with an unknown account": {
			"bucket": [{"Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::acme-data", "Condition": {}}, {"Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {"StringEquals": {"aws:SourceAccount": ["${data.x.y.account}"]}}}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_flow_log": [world.resource("aws_flow_log", {"log_destination": "arn:aws:s3:::acme-data/flows", "log_destination_type": "s3"}, {})]}},
			"want": set(),
		},
		"flow logs that go elsewhere": {
			"bucket": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_flow_log": [world.resource("aws_flow_log", {"log_destination": "arn:aws:logs:eu-west-1:111122223333:log-group:x", "log_destination_type": "cloud-watch-logs"}, {})]}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
