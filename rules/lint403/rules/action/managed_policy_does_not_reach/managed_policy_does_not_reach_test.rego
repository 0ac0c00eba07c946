package lint403.rules.action.managed_policy_does_not_reach_test

import data.lint403.lib.world
import data.lint403.rules.action.managed_policy_does_not_reach as rule

test_deny[note] if {
	some note, tc in {
		"a bucket of another name": {
			"identity": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_glue_job": [world.resource("aws_glue_job", {"role_arn": "arn:aws:iam::111122223333:role/app", "command": [{"script_location": "s3://acme-data/daily.py"}]}, {})]}, "principals": {"arn:aws:iam::111122223333:role/app": {"managed_arns": [{"value": "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole", "range": "main.tf:20:1:200-20:9:208"}]}}},
			"want": {"error"},
		},
		"a folder of the right name": {
			"identity": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_glue_job": [world.resource("aws_glue_job", {"role_arn": "arn:aws:iam::111122223333:role/app", "command": [{"script_location": "s3://acme-data/aws-glue-scripts/daily.py"}]}, {})]}, "principals": {"arn:aws:iam::111122223333:role/app": {"managed_arns": [{"value": "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole", "range": "main.tf:20:1:200-20:9:208"}]}}},
			"want": set(),
		},
		"a policy of its own besides": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_glue_job": [world.resource("aws_glue_job", {"role_arn": "arn:aws:iam::111122223333:role/app", "command": [{"script_location": "s3://acme-data/daily.py"}]}, {})]}, "principals": {"arn:aws:iam::111122223333:role/app": {"managed_arns": [{"value": "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole", "range": "main.tf:20:1:200-20:9:208"}]}}},
			"want": set(),
		},
		"a managed policy that is unknown": {
			"identity": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_glue_job": [world.resource("aws_glue_job", {"role_arn": "arn:aws:iam::111122223333:role/app", "command": [{"script_location": "s3://acme-data/daily.py"}]}, {})]}, "principals": {"arn:aws:iam::111122223333:role/app": {"managed_arns": [{"value": "arn:aws:iam::aws:policy/service-role/Something", "range": "main.tf:20:1:200-20:9:208"}]}}},
			"want": set(),
		},
		"a managed policy without the trap": {
			"identity": [],
			"model": {"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333", "range": ""}}, "resources": {"aws_glue_job": [world.resource("aws_glue_job", {"role_arn": "arn:aws:iam::111122223333:role/app", "command": [{"script_location": "s3://acme-data/daily.py"}]}, {})]}, "principals": {"arn:aws:iam::111122223333:role/app": {"managed_arns": [{"value": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "range": "main.tf:20:1:200-20:9:208"}]}}},
			"want": set(),
		},
	}
	found := {finding.severity | some finding in rule.deny with input as world.model(tc)}
	found == tc.want
}
