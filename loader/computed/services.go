package computed

import "strings"

// named is the row of a regional thing whose id is its name; NAME stands for that
// in resource.
func named(attr, service, resource string) row {
	resource = strings.ReplaceAll(resource, "NAME", attr)
	return row{attrs: map[string]string{"id": "{" + attr + "}", "arn": regional(service, resource)}}
}

// byARN is the row of a regional thing whose id is its ARN.
func byARN(service, resource string) row {
	return row{attrs: map[string]string{"id": regional(service, resource), "arn": regional(service, resource)}}
}

// onlyARN is the row of a regional thing whose id is something else.
func onlyARN(service, resource string) row {
	return row{attrs: map[string]string{"arn": regional(service, resource)}}
}

// prefixed gives a row the attribute that AWS fills in, usually from a prefix.
func prefixed(attr string, r row) row {
	r.name = attr
	return r
}

// databaseCluster is the row of a cluster of the RDS family.
func databaseCluster() row {
	return prefixed("cluster_identifier", named("cluster_identifier", "rds", "cluster:{NAME}"))
}

// ec2 is the row of a thing that EC2 numbers.
func ec2(resource string) row {
	return row{name: "id", attrs: map[string]string{"arn": regional("ec2", resource+"/{id}")}}
}

// serviceRows are the other types that policies mention by ARN, URL or name.
// Services that put a random part into every ARN (Secrets Manager, load
// balancers, API Gateway, Cognito, Step Functions versions, ...) are left out.
var serviceRows = map[string]row{
	"aws_sqs_queue": {name: "name", attrs: map[string]string{
		"id":  "https://sqs.{region}.{dns}/{account}/{name}",
		"url": "https://sqs.{region}.{dns}/{account}/{name}",
		"arn": regional("sqs", "{name}"),
	}},
	"aws_sqs_queue_policy": {attrs: map[string]string{"id": "{queue_url}"}},
	"aws_sns_topic": {name: "name", attrs: map[string]string{
		"id":    regional("sns", "{name}"),
		"arn":   regional("sns", "{name}"),
		"owner": "{account}",
	}},
	"aws_sns_topic_policy": {attrs: map[string]string{"id": "{arn:any}", "owner": "{account}"}},

	"aws_lambda_function": {attrs: map[string]string{
		"id":  "{function_name}",
		"arn": regional("lambda", "function:{function_name}"),
		"invoke_arn": "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/" +
			regional("lambda", "function:{function_name}") + "/invocations",
	}},
	"aws_lambda_alias": {attrs: map[string]string{
		"id":  regional("lambda", "function:{function_name:last}:{name}"),
		"arn": regional("lambda", "function:{function_name:last}:{name}"),
	}},

	"aws_dynamodb_table":                named("name", "dynamodb", "table/{NAME}"),
	"aws_dynamodb_global_table":         named("name", "dynamodb", "table/{NAME}"),
	"aws_dax_cluster":                   named("cluster_name", "dax", "cache/{NAME}"),
	"aws_keyspaces_keyspace":            named("name", "cassandra", "/keyspace/{NAME}/"),
	"aws_timestreamwrite_database":      named("database_name", "timestream", "database/{NAME}"),
	"aws_memorydb_cluster":              prefixed("name", named("name", "memorydb", "cluster/{NAME}")),
	"aws_elasticache_cluster":           named("cluster_id", "elasticache", "cluster:{NAME}"),
	"aws_db_instance":                   prefixed("identifier", onlyARN("rds", "db:{identifier}")),
	"aws_rds_cluster_instance":          prefixed("identifier", named("identifier", "rds", "db:{NAME}")),
	"aws_rds_cluster":                   databaseCluster(),
	"aws_docdb_cluster":                 databaseCluster(),
	"aws_neptune_cluster":               databaseCluster(),
	"aws_db_subnet_group":               prefixed("name", named("name", "rds", "subgrp:{NAME}")),
	"aws_redshift_cluster":              named("cluster_identifier", "redshift", "cluster:{NAME}"),
	"aws_opensearch_domain":             byARN("es", "domain/{domain_name}"),
	"aws_elasticsearch_domain":          byARN("es", "domain/{domain_name}"),
	"aws_elasticache_replication_group": named("replication_group_id", "elasticache", "replicationgroup:{NAME}"),

	"aws_cloudwatch_log_group":    prefixed("name", named("name", "logs", "log-group:{NAME}")),
	"aws_cloudwatch_log_stream":   named("name", "logs", "log-group:{log_group_name}:log-stream:{NAME}"),
	"aws_cloudwatch_metric_alarm": named("alarm_name", "cloudwatch", "alarm:{NAME}"),
	"aws_cloudwatch_dashboard": {attrs: map[string]string{
		"dashboard_arn": global("cloudwatch", "dashboard/{dashboard_name}"),
	}},
	"aws_cloudwatch_log_destination": named("name", "logs", "destination:{NAME}"),
	"aws_cloudwatch_metric_stream":   prefixed("name", named("name", "cloudwatch", "metric-stream/{NAME}")),
	"aws_cloudwatch_event_bus":       named("name", "events", "event-bus/{NAME}"),
	"aws_cloudwatch_event_rule": {name: "name", attrs: map[string]string{
		"id":  "{event_bus_name:bus|default}{name}",
		"arn": regional("events", "rule/{event_bus_name:bus|default}{name}"),
	}},
	"aws_scheduler_schedule_group": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": regional("scheduler", "schedule-group/{name}"),
	}},
	"aws_scheduler_schedule": {name: "name", attrs: map[string]string{
		"id":  "{group_name|default}/{name}",
		"arn": regional("scheduler", "schedule/{group_name|default}/{name}"),
	}},
	// The id of a trail was its name before version 5 of the provider.
	"aws_cloudtrail":        onlyARN("cloudtrail", "trail/{name}"),
	"aws_synthetics_canary": named("name", "synthetics", "canary:{NAME}"),

	"aws_ecr_repository": {attrs: map[string]string{
		"id":             "{name}",
		"arn":            regional("ecr", "repository/{name}"),
		"registry_id":    "{account}",
		"repository_url": "{account}.dkr.ecr.{region}.{dns}/{name}",
	}},
	"aws_ecrpublic_repository": {attrs: map[string]string{
		"id":          "{repository_name}",
		"arn":         global("ecr-public", "repository/{repository_name}"),
		"registry_id": "{account}",
	}},
	"aws_ssm_parameter": named("name", "ssm", "parameter{NAME:slash}"),
	"aws_ssm_document":  named("name", "ssm", "document/{NAME}"),

	"aws_kinesis_stream":                   byARN("kinesis", "stream/{name}"),
	"aws_kinesis_firehose_delivery_stream": byARN("firehose", "deliverystream/{name}"),
	"aws_kinesis_analytics_application":    byARN("kinesisanalytics", "application/{name}"),
	"aws_kinesisanalyticsv2_application":   byARN("kinesisanalytics", "application/{name}"),
	"aws_sfn_state_machine":                prefixed("name", byARN("states", "stateMachine:{name}")),
	"aws_sfn_activity":                     byARN("states", "activity:{name}"),
	"aws_codebuild_project":                byARN("codebuild", "project/{name}"),
	"aws_codepipeline":                     named("name", "codepipeline", "{NAME}"),
	"aws_codecommit_repository":            named("repository_name", "codecommit", "{NAME}"),
	"aws_codeartifact_domain":              byARN("codeartifact", "domain/{domain}"),
	"aws_codeartifact_repository":          byARN("codeartifact", "repository/{domain}/{repository}"),
	"aws_codedeploy_app":                   onlyARN("codedeploy", "application:{name}"),
	"aws_elastic_beanstalk_application":    named("name", "elasticbeanstalk", "application/{NAME}"),
	"aws_sagemaker_notebook_instance":      named("name", "sagemaker", "notebook-instance/{NAME:lower}"),
	"aws_sagemaker_model":                  prefixed("name", named("name", "sagemaker", "model/{NAME:lower}")),
	"aws_sagemaker_endpoint":               prefixed("name", named("name", "sagemaker", "endpoint/{NAME:lower}")),
	"aws_sagemaker_endpoint_configuration": prefixed("name", named("name", "sagemaker", "endpoint-config/{NAME:lower}")),
	"aws_sagemaker_feature_group":          named("feature_group_name", "sagemaker", "feature-group/{NAME:lower}"),
	"aws_sagemaker_pipeline":               named("pipeline_name", "sagemaker", "pipeline/{NAME:lower}"),
	"aws_iot_topic_rule":                   named("name", "iot", "rule/{NAME}"),
	"aws_iot_policy":                       named("name", "iot", "policy/{NAME}"),
	"aws_iot_thing":                        named("name", "iot", "thing/{NAME}"),
	"aws_backup_vault":                     named("name", "backup", "backup-vault:{NAME}"),
	"aws_media_store_container":            named("name", "mediastore", "container/{NAME}"),
	"aws_ses_domain_identity":              named("domain", "ses", "identity/{NAME}"),
	"aws_ses_email_identity":               named("email", "ses", "identity/{NAME}"),
	"aws_ses_configuration_set":            named("name", "ses", "configuration-set/{NAME}"),
	"aws_sesv2_email_identity":             named("email_identity", "ses", "identity/{NAME}"),
	"aws_sesv2_configuration_set":          named("configuration_set_name", "ses", "configuration-set/{NAME}"),
	"aws_config_configuration_recorder":    {attrs: map[string]string{"id": "{name|default}"}},
	"aws_config_delivery_channel":          {attrs: map[string]string{"id": "{name|default}"}},
	"aws_batch_job_queue":                  byARN("batch", "job-queue/{name}"),
	"aws_batch_compute_environment":        onlyARN("batch", "compute-environment/{name}"),
	"aws_eks_cluster":                      named("name", "eks", "cluster/{NAME}"),
	"aws_ecs_cluster":                      byARN("ecs", "cluster/{name}"),
	"aws_ecs_service":                      byARN("ecs", "service/{cluster:last}/{name}"),
	"aws_ecs_capacity_provider":            byARN("ecs", "capacity-provider/{name}"),
	"aws_ecs_task_definition": {attrs: map[string]string{
		"id":                   "{family}",
		"arn_without_revision": regional("ecs", "task-definition/{family}"),
	}},

	"aws_glue_catalog_database": {attrs: map[string]string{
		"id":         "{catalog_id|$account}:{name}",
		"catalog_id": "{catalog_id|$account}",
		"arn":        "arn:{partition}:glue:{region}:{catalog_id|$account}:database/{name}",
	}},
	"aws_glue_catalog_table": {attrs: map[string]string{
		"id":         "{catalog_id|$account}:{database_name}:{name}",
		"catalog_id": "{catalog_id|$account}",
		"arn":        "arn:{partition}:glue:{region}:{catalog_id|$account}:table/{database_name}/{name}",
	}},
	"aws_glue_crawler":                named("name", "glue", "crawler/{NAME}"),
	"aws_glue_job":                    named("name", "glue", "job/{NAME}"),
	"aws_glue_trigger":                named("name", "glue", "trigger/{NAME}"),
	"aws_glue_workflow":               named("name", "glue", "workflow/{NAME}"),
	"aws_glue_dev_endpoint":           named("name", "glue", "devEndpoint/{NAME}"),
	"aws_glue_registry":               byARN("glue", "registry/{registry_name}"),
	"aws_glue_connection":             onlyARN("glue", "connection/{name}"),
	"aws_athena_workgroup":            named("name", "athena", "workgroup/{NAME}"),
	"aws_athena_data_catalog":         named("name", "athena", "datacatalog/{NAME}"),
	"aws_glue_security_configuration": {attrs: map[string]string{"id": "{name}"}},

	// Named by an id that AWS invents; only with Env.Address.
	"aws_cloudfront_distribution": {name: "id", attrs: map[string]string{
		"arn": global("cloudfront", "distribution/{id}"),
	}},
	"aws_cloudfront_origin_access_identity": {name: "id", attrs: map[string]string{
		"iam_arn":                         "arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
		"cloudfront_access_identity_path": "origin-access-identity/cloudfront/{id}",
	}},
	"aws_route53_zone": {name: "zone_id", attrs: map[string]string{
		"id":  "{zone_id}",
		"arn": "arn:{partition}:route53:::hostedzone/{zone_id}",
	}},
	"aws_vpc":                     ec2("vpc"),
	"aws_subnet":                  ec2("subnet"),
	"aws_vpc_endpoint":            ec2("vpc-endpoint"),
	"aws_security_group":          ec2("security-group"),
	"aws_route_table":             ec2("route-table"),
	"aws_network_interface":       ec2("network-interface"),
	"aws_instance":                ec2("instance"),
	"aws_launch_template":         ec2("launch-template"),
	"aws_ec2_managed_prefix_list": ec2("prefix-list"),
}
