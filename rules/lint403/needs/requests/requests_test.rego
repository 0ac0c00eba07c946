package lint403.needs.requests_test

import data.lint403.lib.world
import data.lint403.needs.requests

# Who asks for what, of arguments that the scenarios do not have.
test_pairs_1[note] if {
	some note, tc in {
		"a query result": {"type": "aws_athena_workgroup", "values": {"configuration": [{"result_configuration": [{"output_location": "s3://acme-data/results/"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/${user} s3:GetBucketLocation acme-data", "arn:aws:iam::111122223333:role/${user} s3:GetObject acme-data/results/~", "arn:aws:iam::111122223333:role/${user} s3:PutObject acme-data/results/~"}},
		"the code of a function": {"type": "aws_lambda_function", "values": {"s3_bucket": "acme-data", "s3_key": "code.zip"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/code.zip"}},
		"a version of the code of a layer": {"type": "aws_lambda_layer_version", "values": {"s3_bucket": "acme-data", "s3_key": "code.zip", "s3_object_version": "1"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} s3:GetObjectVersion acme-data/code.zip"}},
		"the code of a canary": {"type": "aws_synthetics_canary", "values": {"s3_bucket": "acme-data", "s3_key": "canary.zip"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/canary.zip"}},
		"a source bundle": {"type": "aws_elastic_beanstalk_application_version", "values": {"bucket": "acme-data", "key": "app.zip"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/app.zip"}},
	}
	_asked(tc) == tc.want
}

test_pairs_2[note] if {
	some note, tc in {
		"an export of a table": {"type": "aws_dynamodb_table_export", "values": {"s3_bucket": "acme-data", "s3_prefix": "dump"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} s3:AbortMultipartUpload acme-data/dump/~", "arn:aws:iam::${account}:role/${applier} s3:PutObject acme-data/dump/~"}},
		"an import into a table": {"type": "aws_dynamodb_table", "values": {"import_table": [{"s3_bucket_source": [{"bucket": "acme-data", "key_prefix": "dump"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/dump/~", "arn:aws:iam::${account}:role/${applier} s3:ListBucket acme-data"}},
		"recordings": {"type": "aws_connect_instance_storage_config", "values": {"storage_config": [{"s3_config": [{"bucket_name": "acme-data", "bucket_prefix": "calls"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_~ s3:GetObject acme-data/calls/~", "arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_~ s3:PutObject acme-data/calls/~"}},
		"a Lustre file system": {"type": "aws_fsx_lustre_file_system", "values": {"import_path": "s3://acme-data/lustre"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ GetObject acme-data/lustre/~", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ PutObject acme-data/lustre/~", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ s3:ListBucket acme-data", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ s3:PutBucketNotification acme-data"}},
		"a data repository": {"type": "aws_fsx_data_repository_association", "values": {"data_repository_path": "s3://acme-data/repo/"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ GetObject acme-data/repo/~", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ PutObject acme-data/repo/~", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ s3:ListBucket acme-data", "arn:aws:iam::111122223333:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~ s3:PutBucketNotification acme-data"}},
	}
	_asked(tc) == tc.want
}

test_pairs_3[note] if {
	some note, tc in {
		"backup reports": {"type": "aws_backup_report_plan", "values": {"report_delivery_channel": [{"s3_bucket_name": "acme-data", "s3_key_prefix": "reports"}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports s3:PutObject acme-data/reports/~"}},
		"a DataSync report": {"type": "aws_datasync_task", "values": {"task_report_config": [{"s3_destination": [{"s3_bucket_arn": "arn:aws:s3:::acme-data", "subdirectory": "/reports", "bucket_access_role_arn": "arn:aws:iam::111122223333:role/app"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/reports/~", "datasync.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"a mapped home": {"type": "aws_transfer_user", "values": {"home_directory_type": "LOGICAL", "role": "arn:aws:iam::111122223333:role/app", "home_directory_mappings": [{"entry": "/", "target": "/acme-data/ann"}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app GetObject acme-data/ann/~", "arn:aws:iam::111122223333:role/app PutObject acme-data/ann/~", "arn:aws:iam::111122223333:role/app s3:GetBucketLocation acme-data", "arn:aws:iam::111122223333:role/app s3:ListBucket acme-data", "transfer.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"a workflow": {"type": "aws_transfer_workflow", "values": {"steps": [{"copy_step_details": [{"destination_file_location": [{"s3_file_location": [{"bucket": "acme-data", "key": "done/"}]}]}]}]}, "fields": {}, "more": {"aws_transfer_server": [world.resource("aws_transfer_server", {"workflow_details": [{"on_upload": [{"execution_role": world.app}]}]}, {})]}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/done/~", "arn:aws:iam::111122223333:role/app s3:PutObjectTagging acme-data/done/~", "transfer.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"test reports": {"type": "aws_codebuild_report_group", "values": {"export_config": [{"type": "S3", "s3_destination": [{"bucket": "acme-data", "path": "tests"}]}]}, "fields": {}, "more": {"aws_codebuild_project": [world.resource("aws_codebuild_project", {"service_role": world.app}, {})]}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app s3:PutObject acme-data/tests/~", "codebuild.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
	}
	_asked(tc) == tc.want
}

test_pairs_4[note] if {
	some note, tc in {
		"data capture": {"type": "aws_sagemaker_endpoint_configuration", "values": {"execution_role_arn": "arn:aws:iam::111122223333:role/app", "data_capture_config": [{"destination_s3_uri": "s3://acme-data/capture"}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app s3:PutObject acme-data/capture/~", "sagemaker.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"asynchronous results": {"type": "aws_sagemaker_endpoint_configuration", "values": {"async_inference_config": [{"output_config": [{"s3_output_path": "s3://acme-data/out"}]}]}, "fields": {}, "more": {"aws_sagemaker_model": [world.resource("aws_sagemaker_model", {"execution_role_arn": world.app}, {})]}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app s3:PutObject acme-data/out/~", "sagemaker.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"shared notebooks": {"type": "aws_sagemaker_domain", "values": {"default_user_settings": [{"execution_role": "arn:aws:iam::111122223333:role/app", "sharing_settings": [{"s3_output_path": "s3://acme-data/shared"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app s3:GetObject acme-data/shared/~", "arn:aws:iam::111122223333:role/app s3:PutObject acme-data/shared/~", "sagemaker.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"large invocations without a policy to replace": {"type": "aws_bedrock_model_invocation_logging_configuration", "values": {"logging_config": [{"cloudwatch_config": [{"large_data_delivery_s3_config": [{"bucket_name": "acme-data", "key_prefix": "large"}]}]}]}, "fields": {}, "more": {}, "trust": [], "want": set()},
		"health check logs": {"type": "aws_lb", "values": {"health_check_logs": [{"bucket": "acme-data", "enabled": true}]}, "fields": {}, "more": {}, "trust": [], "want": {"logdelivery.elasticloadbalancing.amazonaws.com s3:PutObject acme-data/AWSLogs/111122223333/~"}},
	}
	_asked(tc) == tc.want
}

test_pairs_5[note] if {
	some note, tc in {
		"errors of an IoT rule": {"type": "aws_iot_topic_rule", "values": {"error_action": [{"s3": [{"bucket_name": "acme-data", "role_arn": "arn:aws:iam::111122223333:role/app", "canned_acl": "private"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/~", "arn:aws:iam::111122223333:role/app s3:PutObjectAcl acme-data/~", "iot.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"SMS usage": {"type": "aws_sns_sms_preferences", "values": {"usage_report_s3_bucket": "acme-data"}, "fields": {}, "more": {}, "trust": [], "want": {"sns.amazonaws.com s3:GetBucketLocation acme-data", "sns.amazonaws.com s3:ListBucket acme-data", "sns.amazonaws.com s3:PutObject acme-data/~"}},
		"a data export": {"type": "aws_bcmdataexports_export", "values": {"export": [{"destination_configurations": [{"s3_destination": [{"s3_bucket": "acme-data", "s3_prefix": "costs", "s3_region": "eu-west-1"}]}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"bcm-data-exports.amazonaws.com s3:GetBucketPolicy acme-data", "bcm-data-exports.amazonaws.com s3:PutObject acme-data/costs/~"}},
		"a trust store": {"type": "aws_lb_trust_store", "values": {"ca_certificates_bundle_s3_bucket": "acme-data", "ca_certificates_bundle_s3_key": "ca.pem"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/ca.pem"}},
		"a template by virtual host": {"type": "aws_cloudformation_stack", "values": {"template_url": "https://acme-data.s3.eu-west-1.amazonaws.com/t/stack.yaml"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/t/stack.yaml"}},
	}
	_asked(tc) == tc.want
}

test_pairs_6[note] if {
	some note, tc in {
		"a template by path": {"type": "aws_cloudformation_stack", "values": {"template_url": "https://s3.eu-west-1.amazonaws.com/acme-data/t/stack.yaml"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/t/stack.yaml"}},
		"the template of a pack": {"type": "aws_config_conformance_pack", "values": {"template_s3_uri": "s3://acme-data/pack.yaml"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/pack.yaml"}},
		"an attachment": {"type": "aws_ssm_document", "values": {"attachments_source": [{"key": "S3FileUrl", "values": ["s3://acme-data/a.zip"]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/a.zip"}},
		"a plugin": {"type": "aws_mskconnect_custom_plugin", "values": {"location": [{"s3": [{"bucket_arn": "arn:aws:s3:::acme-data", "file_key": "plugin.zip"}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::${account}:role/${applier} GetObject acme-data/plugin.zip"}},
		"an AppConfig profile": {"type": "aws_appconfig_configuration_profile", "values": {"location_uri": "s3://acme-data/flags.json", "retrieval_role_arn": "arn:aws:iam::111122223333:role/app"}, "fields": {}, "more": {}, "trust": [], "want": {"appconfig.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:role/app GetObject acme-data/flags.json"}},
	}
	_asked(tc) == tc.want
}

test_pairs_7[note] if {
	some note, tc in {
		"audit logs of an old cluster": {"type": "aws_redshift_cluster", "values": {"logging": [{"enable": true, "bucket_name": "acme-data", "s3_key_prefix": "audit"}]}, "fields": {}, "more": {}, "trust": [], "want": {"redshift.amazonaws.com s3:GetBucketAcl acme-data", "redshift.amazonaws.com s3:PutObject acme-data/audit/AWSLogs/111122223333/redshift/eu-west-1/~"}},
		"a website": {"type": "aws_s3_bucket_website_configuration", "values": {"bucket": "acme-data", "index_document": [{"suffix": "index.html"}]}, "fields": {}, "more": {}, "trust": [], "want": {"anonymous GetObject acme-data/~"}},
		"a website that only redirects": {"type": "aws_s3_bucket_website_configuration", "values": {"bucket": "acme-data", "redirect_all_requests_to": [{"host_name": "example.com"}]}, "fields": {}, "more": {}, "trust": [], "want": set()},
		"a website behind a distribution": {"type": "aws_s3_bucket_website_configuration", "values": {"bucket": "acme-data"}, "fields": {}, "more": {"aws_cloudfront_distribution": [world.resource("aws_cloudfront_distribution", {"origin": [{"domain_name": "acme-data.s3-website.eu-west-1.amazonaws.com"}]}, {})]}, "trust": [], "want": set()},
		"a maintenance window": {"type": "aws_ssm_maintenance_window_task", "values": {"targets": [{"key": "InstanceIds", "values": ["i-1"]}], "task_invocation_parameters": [{"run_command_parameters": [{"output_s3_bucket": "acme-data", "output_s3_key_prefix": "runs"}]}]}, "fields": {}, "more": {"aws_instance": [world.resource("aws_instance", {"id": "i-1", "iam_instance_profile": "p"}, {})], "aws_iam_instance_profile": [world.resource("aws_iam_instance_profile", {"name": "p", "role": "app"}, {})]}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/runs/~", "ec2.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
	}
	_asked(tc) == tc.want
}

test_pairs_8[note] if {
	some note, tc in {
		"an SMB share": {"type": "aws_storagegateway_smb_file_share", "values": {"location_arn": "arn:aws:s3:::acme-data/share", "role_arn": "arn:aws:iam::111122223333:role/app"}, "fields": {}, "more": {}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/share/~", "arn:aws:iam::111122223333:role/app s3:AbortMultipartUpload acme-data/share/~", "arn:aws:iam::111122223333:role/app s3:DeleteObject acme-data/share/~", "arn:aws:iam::111122223333:role/app s3:GetAccelerateConfiguration acme-data", "arn:aws:iam::111122223333:role/app s3:GetBucketLocation acme-data", "arn:aws:iam::111122223333:role/app s3:GetBucketVersioning acme-data", "arn:aws:iam::111122223333:role/app s3:GetObject acme-data/share/~", "arn:aws:iam::111122223333:role/app s3:ListBucket acme-data", "arn:aws:iam::111122223333:role/app s3:ListBucketMultipartUploads acme-data", "arn:aws:iam::111122223333:role/app s3:ListMultipartUploadParts acme-data/share/~", "arn:aws:iam::111122223333:role/app s3:PutObjectAcl acme-data/share/~", "storagegateway.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"an EMR Serverless application": {"type": "aws_emrserverless_application", "values": {"monitoring_configuration": [{"s3_monitoring_configuration": [{"log_uri": "s3://acme-data/spark/"}]}]}, "fields": {}, "more": {}, "trust": [{"Effect": "Allow", "Principal": {"Service": "emr-serverless.amazonaws.com"}, "Action": "sts:AssumeRole"}], "want": {"arn:aws:iam::111122223333:role/app s3:PutObject acme-data/spark/~", "emr-serverless.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"a backup in Redshift of a Region to opt in to": {"type": "aws_redshift_logging", "values": {"bucket_name": "acme-data", "region": "af-south-1"}, "fields": {"set": ["region"]}, "more": {}, "trust": [], "want": {"redshift.af-south-1.amazonaws.com s3:GetBucketAcl acme-data", "redshift.af-south-1.amazonaws.com s3:PutObject acme-data/AWSLogs/111122223333/redshift/af-south-1/~"}},
		"Macie of a Region to opt in to": {"type": "aws_macie2_classification_export_configuration", "values": {"s3_destination": [{"bucket_name": "acme-data", "kms_key_arn": "arn:aws:kms:me-south-1:111122223333:key/k"}], "region": "me-south-1"}, "fields": {"set": ["region"]}, "more": {}, "trust": [], "want": {"macie.me-south-1.amazonaws.com kms:Encrypt arn:aws:kms:me-south-1:111122223333:key/k", "macie.me-south-1.amazonaws.com kms:GenerateDataKey arn:aws:kms:me-south-1:111122223333:key/k", "macie.me-south-1.amazonaws.com s3:GetBucketLocation acme-data", "macie.me-south-1.amazonaws.com s3:PutObject acme-data/~"}},
		"Config by its role": {"type": "aws_config_delivery_channel", "values": {"s3_bucket_name": "acme-data"}, "fields": {}, "more": {"aws_config_configuration_recorder": [world.resource("aws_config_configuration_recorder", {"role_arn": world.app}, {})]}, "trust": [], "want": {"arn:aws:iam::111122223333:role/app PutObject acme-data/AWSLogs/111122223333/Config/eu-west-1/~", "arn:aws:iam::111122223333:role/app s3:GetBucketAcl acme-data", "arn:aws:iam::111122223333:role/app s3:ListBucket acme-data", "config.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
	}
	_asked(tc) == tc.want
}

test_pairs_9[note] if {
	some note, tc in {
		"Config by its service-linked role": {"type": "aws_config_delivery_channel", "values": {"s3_bucket_name": "acme-data"}, "fields": {}, "more": {"aws_config_configuration_recorder": [world.resource("aws_config_configuration_recorder", {"role_arn": "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"}, {})]}, "trust": [], "want": {"config.amazonaws.com PutObject acme-data/AWSLogs/111122223333/Config/eu-west-1/~", "config.amazonaws.com s3:GetBucketAcl acme-data", "config.amazonaws.com s3:ListBucket acme-data"}},
		"a database with a role for imports": {"type": "aws_rds_cluster_role_association", "values": {"feature_name": "s3Import", "role_arn": "arn:aws:iam::111122223333:role/app"}, "fields": {}, "more": {}, "trust": [{"Effect": "Allow", "Principal": {"Service": "rds.amazonaws.com"}, "Action": "sts:AssumeRole"}], "want": {"rds.amazonaws.com AssumeRole arn:aws:iam::111122223333:role/app"}},
		"an unknown bucket": {"type": "aws_cloudtrail", "values": {"s3_bucket_name": "${var.bucket}", "arn": "x"}, "fields": {}, "more": {}, "trust": [], "want": set()},
		"logs that are off": {"type": "aws_elb", "values": {"access_logs": [{"bucket": "acme-data", "enabled": false}]}, "fields": {}, "more": {}, "trust": [], "want": set()},
		"a source bucket of a flow": {"type": "aws_appflow_flow", "values": {"source_flow_config": [{"source_connector_properties": [{"s3": [{"bucket_name": "acme-data", "bucket_prefix": "in"}]}]}]}, "fields": {}, "more": {}, "trust": [], "want": {"appflow.amazonaws.com s3:GetObject acme-data/in/~", "appflow.amazonaws.com s3:ListBucket acme-data"}},
	}
	_asked(tc) == tc.want
}

_asked(tc) := {concat(" ", [request.principal, what, on]) |
	some [request, _] in requests.pairs with input as world.model({"identity": [], "trust": tc.trust, "model": {
		"providers": {"aws": {"key": "aws", "region": "eu-west-1", "account": "111122223333"}},
		"resources": object.union({tc.type: [world.resource(tc.type, tc.values, tc.fields)]}, tc.more),
	}})
	what := object.get(request, "operation", object.get(request, "action", ""))
	on := concat("/", [part |
		some name in ["bucket", "key", "resource", "role"]
		part := request[name]
		part != ""
	])
}
