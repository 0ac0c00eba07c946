package lint403.rules.network.endpoint_forgets_service_buckets_test

import data.lint403.lib.world
import data.lint403.rules.network.endpoint_forgets_service_buckets as rule

test_deny[note] if {
	some note, tc in {
		"an image from ECR": {
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"network_mode": "awsvpc",
								"container_definitions": "[{\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app\"}]",
							},
							{},
						),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"the layers are let through": {
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
					"Principal": "*",
				},
			],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"network_mode": "awsvpc",
								"container_definitions": "[{\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app\"}]",
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"everything is let through": {
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"network_mode": "awsvpc",
								"container_definitions": "[{\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app\"}]",
							},
							{},
						),
					],
				},
			},
			"want": set(),
		},
		"another registry": {
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource("aws_ecs_task_definition", {"network_mode": "awsvpc", "container_definitions": "[{\"image\":\"nginx\"}]"}, {}),
					],
				},
			},
			"want": set(),
		},
		"unknown policy": {
			"endpoint": [
				{
					"Effect": "Allow",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"resources": {
					"aws_ecs_task_definition": [
						world.resource(
							"aws_ecs_task_definition", {
								"network_mode": "awsvpc",
								"container_definitions": "[{\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app\"}]",
							},
							{},
						),
					],
				},
				"policies": {"endpoint": {"incomplete": ["var.policy"]}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
