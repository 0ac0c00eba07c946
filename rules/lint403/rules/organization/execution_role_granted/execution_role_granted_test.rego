package lint403.rules.organization.execution_role_granted_test

import data.lint403.lib.world
import data.lint403.rules.organization.execution_role_granted as rule

test_deny[note] if {
	some note, tc in {
		"only the execution role": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"execution_role_arn": "arn:aws:iam::111122223333:role/app",
								"container_definitions": "[{\"image\":\"nginx\"}]",
							},
							{},
						),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"a task role": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"execution_role_arn": "arn:aws:iam::111122223333:role/app",
								"container_definitions": "[{\"image\":\"nginx\"}]",
								"task_role_arn": "arn:aws:iam::111122223333:role/worker",
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"no access to S3": {
			"identity": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"execution_role_arn": "arn:aws:iam::111122223333:role/app",
								"container_definitions": "[{\"image\":\"nginx\"}]",
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"an environment file": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"execution_role_arn": "arn:aws:iam::111122223333:role/app",
								"container_definitions": "[{\"environmentFiles\":[{\"value\":\"arn:aws:s3:::acme-data/a.env\"}]}]",
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"unknown role": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource("aws_ecs_task_definition", {"execution_role_arn": "${var.role}", "container_definitions": "[{\"image\":\"nginx\"}]"}, {}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
