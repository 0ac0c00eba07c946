# METADATA
# title: Needs of compute services
# description: |
#   What AWS Lambda, Amazon ECS, EC2 Image Builder, Elastic Beanstalk, CloudWatch
#   Synthetics, AWS Batch and VM Import ask of buckets to run code, and to keep what it
#   writes.
# custom:
#   library: true
#   when: ["resource:aws_lambda_function|resource:aws_lambda_layer_version|resource:aws_ecs_task_definition|resource:aws_ecs_cluster|resource:aws_synthetics_canary|resource:aws_imagebuilder_infrastructure_configuration|resource:aws_elastic_beanstalk_application_version|resource:aws_ebs_snapshot_import|resource:aws_batch_job_definition"]
package lint403.needs.catalog.compute

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	{
		"id": "lambda.code",
		"resources": ["aws_lambda_function", "aws_lambda_layer_version"],
		"doc": "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
		"evidence": "D",
		"purpose": "takes its code from the bucket",
		"bind": {"bucket": "s3_bucket:bucket", "object": "s3_key:raw"},
		"when": [["s3_object_version", "unset"]],
		"actors": [{"caller": "lambda.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
		"limits": {"region": "same"},
		"fails": "apply",
	},
	{
		"id": "lambda.code.version",
		"resources": ["aws_lambda_function", "aws_lambda_layer_version"],
		"doc": "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
		"evidence": "D",
		"purpose": "takes its code from the bucket",
		"bind": {"bucket": "s3_bucket:bucket", "object": "s3_key:raw"},
		"when": [["s3_object_version", "set"]],
		"actors": [{"caller": "lambda.amazonaws.com"}],
		"asks": [{"do": "s3:GetObjectVersion", "key": "<object>"}],
		"limits": {"region": "same"},
		"fails": "apply",
	},
	{
		"id": "ecs.envfile",
		"resources": ["aws_ecs_task_definition"],
		"doc": "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
		"evidence": "D",
		"purpose": "reads an environment file from the bucket",
		"each": {"json": "container_definitions", "items": ["environmentFiles"]},
		"bind": {
			"bucket": "@.value:bucket_arn",
			"object": "@.value:arn_key",
			"role": "execution_role_arn:role",
		},
		"when": [["@.type", "in", ["s3", null]]],
		"actors": [{"role": "role", "service": "ecs-tasks.amazonaws.com"}],
		"asks": [
			{"do": "s3:GetObject", "key": "<object>"},
			{"do": "s3:GetBucketLocation", "level": "should"},
		],
		"fails": "runtime",
	},
	{
		"id": "ecs.firelens",
		"resources": ["aws_ecs_task_definition"],
		"doc": "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
		"evidence": "D",
		"purpose": "reads the configuration of FireLens from the bucket",
		"each": {"json": "container_definitions", "items": ["firelensConfiguration"]},
		"bind": {
			"bucket": "@.options.config-file-value:bucket_arn",
			"object": "@.options.config-file-value:arn_key",
			"role": "execution_role_arn:role",
		},
		"when": [["@.options.config-file-type", "eq", "s3"]],
		"actors": [{"role": "role", "service": "ecs-tasks.amazonaws.com"}],
		"asks": [
			{"do": "s3:GetObject", "key": "<object>"},
			{"do": "s3:GetBucketLocation", "level": "should"},
		],
		"fails": "runtime",
	},
	{
		"id": "ecs.exec_logs",
		"resources": ["aws_ecs_cluster"],
		"doc": "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
		"evidence": "D",
		"purpose": "logs sessions of ECS Exec to the bucket",
		"each": {"task_roles": "configuration.0.execute_command_configuration.0.log_configuration.0"},
		"bind": {
			"bucket": "configuration.0.execute_command_configuration.0.log_configuration.0.s3_bucket_name:bucket",
			"prefix": "configuration.0.execute_command_configuration.0.log_configuration.0.s3_key_prefix:prefix",
			"role": "@:role",
		},
		"actors": [{"role": "role", "service": "ecs-tasks.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~"},
			{
				"do": "s3:GetEncryptionConfiguration",
				"if": [["configuration.0.execute_command_configuration.0.log_configuration.0.s3_bucket_encryption_enabled", "eq", true]],
			},
		],
		"fails": "silent",
	},
	{
		"id": "synthetics.canary",
		"resources": ["aws_synthetics_canary"],
		"doc": "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_Roles.html",
		"evidence": "D",
		"purpose": "writes its artifacts to the bucket",
		"bind": {
			"bucket": "artifact_s3_location:uri",
			"dir": "artifact_s3_location:uri_dir",
			"role": "execution_role_arn:role",
			"key": "artifact_config.0.s3_encryption.0.kms_key_arn:key?",
		},
		"actors": [{"role": "role", "service": "lambda.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<dir>~", "if": [["$key", "unset"]]},
			{"do": "s3:PutObject", "key": "<dir>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "set"]]},
			{"do": "s3:GetBucketLocation", "level": "should"},
		],
		"fails": "runtime",
	},
	{
		"id": "synthetics.code",
		"resources": ["aws_synthetics_canary"],
		"doc": "https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html",
		"evidence": "D",
		"purpose": "takes its code from the bucket",
		"bind": {"bucket": "s3_bucket:bucket", "object": "s3_key:raw"},
		"actors": [{"caller": "synthetics.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
		"fails": "apply",
	},
	{
		"id": "imagebuilder.logs",
		"resources": ["aws_imagebuilder_infrastructure_configuration"],
		"doc": "https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-infra-config.html",
		"evidence": "D",
		"purpose": "writes its build logs to the bucket",
		"bind": {
			"bucket": "logging.0.s3_logs.0.s3_bucket_name:bucket",
			"prefix": "logging.0.s3_logs.0.s3_key_prefix:prefix",
			"role": "instance_profile_name:profile",
		},
		"actors": [{"role": "role", "service": "ec2.amazonaws.com"}],
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~"}],
		"fails": "silent",
	},
	{
		"id": "beanstalk.version",
		"resources": ["aws_elastic_beanstalk_application_version"],
		"doc": "https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateApplicationVersion.html",
		"evidence": "D",
		"purpose": "takes its source bundle from the bucket",
		"bind": {"bucket": "bucket:bucket", "object": "key:raw"},
		"actors": [{"caller": "elasticbeanstalk.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
		"limits": {"region": "same"},
		"fails": "apply",
	},
	{
		"id": "vmimport.snapshot",
		"resources": ["aws_ebs_snapshot_import"],
		"doc": "https://docs.aws.amazon.com/vm-import/latest/userguide/required-permissions.html",
		"evidence": "D",
		"purpose": "imports a disk from the bucket",
		"bind": {
			"bucket": "disk_container.0.user_bucket.0.s3_bucket:bucket",
			"object": "disk_container.0.user_bucket.0.s3_key:raw",
			"role": "role_name:role",
		},
		"actors": [{"role": "role", "service": "vmie.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:GetObject", "key": "<object>"},
			{"do": "s3:GetBucketLocation"},
			{"do": "s3:ListBucket"},
		],
		"fails": "apply",
	},
	{
		"id": "batch.job",
		"resources": ["aws_batch_job_definition"],
		"doc": "https://docs.aws.amazon.com/batch/latest/userguide/create-execution-role.html",
		"evidence": "D",
		"purpose": "runs its containers with this role",
		"at": "role",
		"each": {"object": "container_properties", "items": ["jobRoleArn", "executionRoleArn"]},
		"bind": {"role": "@:role"},
		"actors": [{"role": "role", "service": "ecs-tasks.amazonaws.com"}],
		"asks": [],
		"fails": "runtime",
	},
]
