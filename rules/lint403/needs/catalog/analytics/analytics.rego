# METADATA
# title: Needs of analytics services
# description: |
#   What Amazon Data Firehose, AWS Glue, Amazon Athena, Amazon EMR, Amazon MWAA, Amazon
#   Managed Service for Apache Flink and Amazon AppFlow ask of buckets.
# custom:
#   library: true
#   when: ["resource:aws_kinesis_firehose_delivery_stream|resource:aws_glue_job|resource:aws_glue_crawler|resource:aws_athena_workgroup|resource:aws_emr_cluster|resource:aws_emrserverless_application|resource:aws_mwaa_environment|resource:aws_kinesisanalyticsv2_application|resource:aws_appflow_flow"]
package lint403.needs.catalog.analytics

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	{
		"id": "firehose.s3",
		"resources": ["aws_kinesis_firehose_delivery_stream"],
		"doc": "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html",
		"evidence": "D",
		"purpose": "delivers to the bucket",
		"each": [
			"extended_s3_configuration",
			"extended_s3_configuration.0.s3_backup_configuration",
			"redshift_configuration.0.s3_configuration",
			"redshift_configuration.0.s3_backup_configuration",
			"elasticsearch_configuration.0.s3_configuration",
			"opensearch_configuration.0.s3_configuration",
			"opensearchserverless_configuration.0.s3_configuration",
			"splunk_configuration.0.s3_configuration",
			"http_endpoint_configuration.0.s3_configuration",
			"snowflake_configuration.0.s3_configuration",
			"iceberg_configuration.0.s3_configuration",
		],
		"bind": {
			"bucket": "@.bucket_arn:bucket_arn",
			"prefix": "@.prefix:key_start",
			"role": "@.role_arn:role",
			"key": "@.kms_key_arn:key?",
		},
		"actors": [{"role": "role", "service": "firehose.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "s3:PutObject", "key": "<prefix>~", "if": [["$key", "unset"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
			{"do": "s3:AbortMultipartUpload", "key": "<prefix>~", "level": "should"},
			{"do": "s3:GetBucketLocation", "level": "should"},
			{"do": "s3:ListBucket", "level": "should"},
			{"do": "s3:ListBucketMultipartUploads", "level": "should"},
			{"do": "s3:PutObjectAcl", "key": "<prefix>~", "if": [["$bucket", "foreign"], ["$bucket", "acls"]]},
		],
		"fails": "silent",
		"error": "S3.AccessDenied",
	},
	object.union(_job, {
		"id": "glue.job.script",
		"purpose": "reads its script from the bucket",
		"bind": object.union(_job_role, {
			"bucket": "command.0.script_location:uri",
			"object": "command.0.script_location:uri_key",
		}),
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
	}),
	object.union(_job, {
		"id": "glue.job.libraries",
		"purpose": "reads a library from the bucket",
		"each": {"split": [
			"default_arguments.--extra-py-files",
			"default_arguments.--extra-jars",
			"default_arguments.--extra-files",
		]},
		"bind": object.union(_job_role, {"bucket": "@:uri", "object": "@:uri_key"}),
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
	}),
	object.union(_job, {
		"id": "glue.job.temporary",
		"purpose": "keeps temporary files in the bucket",
		"bind": object.union(_job_role, {
			"bucket": "default_arguments.--TempDir:uri",
			"dir": "default_arguments.--TempDir:uri_dir",
		}),
		"asks": [
			{"do": "s3:GetObject", "key": "<dir>~"},
			{"do": "s3:PutObject", "key": "<dir>~"},
			{"do": "s3:DeleteObject", "key": "<dir>~", "level": "should"},
			{"do": "s3:ListBucket", "level": "should"},
		],
	}),
	{
		"id": "glue.crawler",
		"resources": ["aws_glue_crawler"],
		"doc": "https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html",
		"evidence": "D",
		"purpose": "crawls the bucket",
		"each": ["s3_target"],
		"bind": {"bucket": "@.path:uri", "dir": "@.path:uri_dir", "role": "role:role"},
		"when": [["lake_formation_configuration.0.use_lake_formation_credentials", "in", [false, null]]],
		"actors": [{"role": "role", "service": "glue.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<dir>~"}, {"do": "s3:ListBucket"}],
		"fails": "runtime",
	},
	{
		"id": "athena.results",
		"resources": ["aws_athena_workgroup"],
		"doc": "https://docs.aws.amazon.com/athena/latest/ug/querying.html",
		"evidence": "D",
		"purpose": "keeps query results in the bucket",
		"bind": {
			"bucket": "configuration.0.result_configuration.0.output_location:uri",
			"dir": "configuration.0.result_configuration.0.output_location:uri_dir",
			"acl": "configuration.0.result_configuration.0.acl_configuration.0.s3_acl_option:text?",
		},
		"actors": [{"user": "athena.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<dir>~", "own_key": true},
			{"do": "s3:GetObject", "key": "<dir>~", "own_key": true},
			{"do": "s3:GetBucketLocation"},
		],
		"fails": "runtime",
	},
	{
		"id": "kinesisanalytics.code",
		"resources": ["aws_kinesisanalyticsv2_application"],
		"doc": "https://docs.aws.amazon.com/managed-flink/latest/java/get-started-exercise.html",
		"evidence": "D",
		"purpose": "takes its code from the bucket",
		"bind": {
			"bucket": "application_configuration.0.application_code_configuration.0.code_content.0.s3_content_location.0.bucket_arn:bucket_arn",
			"object": "application_configuration.0.application_code_configuration.0.code_content.0.s3_content_location.0.file_key:raw",
			"role": "service_execution_role:role",
		},
		"actors": [{"role": "role", "service": "kinesisanalytics.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
		"fails": "apply",
	},
	{
		"id": "emr.logs",
		"resources": ["aws_emr_cluster"],
		"doc": "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html",
		"evidence": "D",
		"purpose": "writes its logs to the bucket",
		"bind": {
			"bucket": "log_uri:uri",
			"dir": "log_uri:uri_dir",
			"role": "ec2_attributes.0.instance_profile:profile",
			"key": "log_encryption_kms_key_id:key?",
		},
		"actors": [{"role": "role", "service": "ec2.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<dir>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "s3:PutObject", "key": "<dir>~", "if": [["$key", "unset"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
		],
		"fails": "silent",
	},
	{
		"id": "emr.bootstrap",
		"resources": ["aws_emr_cluster"],
		"doc": "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-bootstrap.html",
		"evidence": "D",
		"purpose": "reads a bootstrap action from the bucket",
		"each": ["bootstrap_action"],
		"bind": {
			"bucket": "@.path:uri",
			"object": "@.path:uri_key",
			"role": "ec2_attributes.0.instance_profile:profile",
		},
		"actors": [{"role": "role", "service": "ec2.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}],
		"fails": "runtime",
	},
	{
		"id": "emrserverless.logs",
		"resources": ["aws_emrserverless_application"],
		"doc": "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/logging.html",
		"evidence": "K",
		"purpose": "writes its logs to the bucket",
		"each": {"trusting": "emr-serverless.amazonaws.com"},
		"bind": {
			"bucket": "monitoring_configuration.0.s3_monitoring_configuration.0.log_uri:uri",
			"dir": "monitoring_configuration.0.s3_monitoring_configuration.0.log_uri:uri_dir",
			"role": "@:role",
		},
		"actors": [{"role": "role", "service": "emr-serverless.amazonaws.com"}],
		"asks": [{"do": "s3:PutObject", "key": "<dir>~", "own_key": true}],
		"fails": "silent",
	},
	{
		"id": "mwaa.env",
		"resources": ["aws_mwaa_environment"],
		"doc": "https://docs.aws.amazon.com/mwaa/latest/userguide/mwaa-create-role.html",
		"evidence": "D",
		"purpose": "reads its DAGs from the bucket",
		"bind": {
			"bucket": "source_bucket_arn:bucket_arn",
			"dags": "dag_s3_path:prefix",
			"role": "execution_role_arn:role",
		},
		"actors": [{"role": "role", "service": ["airflow-env.amazonaws.com", "airflow.amazonaws.com"]}],
		"asks": [
			{"do": "s3:GetObject", "key": "<dags>~"},
			{"do": "s3:ListBucket"},
			{"do": "s3:GetBucketPublicAccessBlock"},
		],
		"limits": {"region": "same"},
		"fails": "apply",
	},
	{
		"id": "appflow.destination",
		"resources": ["aws_appflow_flow"],
		"doc": "https://docs.aws.amazon.com/appflow/latest/userguide/s3-policies-management.html",
		"evidence": "P",
		"purpose": "writes to the bucket",
		"each": ["destination_flow_config"],
		"bind": {
			"bucket": "@.destination_connector_properties.0.s3.0.bucket_name:bucket",
			"prefix": "@.destination_connector_properties.0.s3.0.bucket_prefix:prefix",
		},
		"actors": [{"service": "appflow.amazonaws.com"}],
		"context": {"aws:sourceaccount": "<account>"},
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:AbortMultipartUpload", "key": "<prefix>~", "level": "should"},
			{"do": "s3:ListMultipartUploadParts", "key": "<prefix>~", "level": "should"},
			{"do": "s3:ListBucketMultipartUploads", "level": "should"},
			{"do": "s3:GetBucketAcl"},
			{"do": "s3:PutObjectAcl", "key": "<prefix>~", "level": "should"},
		],
		"fails": "apply",
	},
	{
		"id": "appflow.source",
		"resources": ["aws_appflow_flow"],
		"doc": "https://docs.aws.amazon.com/appflow/latest/userguide/s3-policies-management.html",
		"evidence": "P",
		"purpose": "reads from the bucket",
		"bind": {
			"bucket": "source_flow_config.0.source_connector_properties.0.s3.0.bucket_name:bucket",
			"prefix": "source_flow_config.0.source_connector_properties.0.s3.0.bucket_prefix:prefix",
		},
		"actors": [{"service": "appflow.amazonaws.com"}],
		"context": {"aws:sourceaccount": "<account>"},
		"asks": [{"do": "s3:GetObject", "key": "<prefix>~", "own_key": true}, {"do": "s3:ListBucket"}],
		"fails": "apply",
	},
]

_job := {
	"resources": ["aws_glue_job"],
	"doc": "https://docs.aws.amazon.com/glue/latest/dg/create-service-policy.html",
	"evidence": "D",
	"actors": [{"role": "role", "service": "glue.amazonaws.com"}],
	"fails": "runtime",
}

_job_role := {"role": "role_arn:role"}
