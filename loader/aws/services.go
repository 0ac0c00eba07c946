package aws

import "github.com/lint403/lint403/loader/model"

// on is the row of a resource that attaches a policy to another one: path is the
// attribute with the document, target the one that names what it is attached to,
// which is of type typ.
func on(path, target, typ string) row {
	return row{documents: []Attribute{{Path: path, Kind: model.KindResource, Target: target, TargetType: typ}}}
}

// in is the row of a resource with a policy on itself. AWS or a resource of its
// own may set it as well.
func in(path, typ string) row {
	return row{documents: []Attribute{
		{Path: path, Kind: model.KindResource, Target: "arn", TargetType: typ, Computed: true},
	}}
}

// serviceRows are the resource policies of services other than S3, IAM and KMS.
// Left out are documents that are not in the language of IAM, as those of IoT,
// Verified Access and OpenSearch Serverless.
var serviceRows = map[string]row{
	"aws_sqs_queue":                    in("policy", "aws_sqs_queue"),
	"aws_sqs_queue_policy":             on("policy", "queue_url", "aws_sqs_queue"),
	"aws_sns_topic":                    in("policy", "aws_sns_topic"),
	"aws_sns_topic_policy":             on("policy", "arn", "aws_sns_topic"),
	"aws_secretsmanager_secret":        in("policy", "aws_secretsmanager_secret"),
	"aws_secretsmanager_secret_policy": on("policy", "secret_arn", "aws_secretsmanager_secret"),

	"aws_ecr_repository_policy":            on("policy", "repository", "aws_ecr_repository"),
	"aws_ecrpublic_repository_policy":      on("policy", "repository_name", "aws_ecrpublic_repository"),
	"aws_ecr_registry_policy":              on("policy", "", ""),
	"aws_ecr_repository_creation_template": on("repository_policy", "", ""),

	"aws_dynamodb_resource_policy":       on("policy", "resource_arn", "aws_dynamodb_table"),
	"aws_kinesis_resource_policy":        on("policy", "resource_arn", "aws_kinesis_stream"),
	"aws_msk_cluster_policy":             on("policy", "cluster_arn", "aws_msk_cluster"),
	"aws_cloudwatch_event_bus_policy":    on("policy", "event_bus_name", "aws_cloudwatch_event_bus"),
	"aws_cloudwatch_log_resource_policy": on("policy_document", "", ""),
	"aws_cloudwatch_log_destination_policy": on("access_policy", "destination_name",
		"aws_cloudwatch_log_destination"),
	"aws_cloudwatch_log_delivery_destination_policy": on("delivery_destination_policy", "", ""),

	"aws_backup_vault_policy":          on("policy", "backup_vault_name", "aws_backup_vault"),
	"aws_efs_file_system_policy":       on("policy", "file_system_id", "aws_efs_file_system"),
	"aws_glacier_vault":                in("access_policy", "aws_glacier_vault"),
	"aws_glacier_vault_lock":           on("policy", "vault_name", "aws_glacier_vault"),
	"aws_media_store_container_policy": on("policy", "container_name", "aws_media_store_container"),

	"aws_opensearch_domain":           in("access_policies", "aws_opensearch_domain"),
	"aws_opensearch_domain_policy":    on("access_policies", "domain_name", "aws_opensearch_domain"),
	"aws_elasticsearch_domain":        in("access_policies", "aws_elasticsearch_domain"),
	"aws_elasticsearch_domain_policy": on("access_policies", "domain_name", "aws_elasticsearch_domain"),

	"aws_api_gateway_rest_api":        in("policy", "aws_api_gateway_rest_api"),
	"aws_api_gateway_rest_api_policy": on("policy", "rest_api_id", "aws_api_gateway_rest_api"),
	"aws_vpclattice_auth_policy":      on("policy", "resource_identifier", ""),
	"aws_vpclattice_resource_policy":  on("policy", "resource_arn", ""),

	"aws_codeartifact_domain_permissions_policy":     on("policy_document", "domain", "aws_codeartifact_domain"),
	"aws_codeartifact_repository_permissions_policy": on("policy_document", "repository", "aws_codeartifact_repository"),
	"aws_codebuild_resource_policy":                  on("policy", "resource_arn", ""),
	"aws_glue_resource_policy":                       on("policy", "", ""),
	"aws_redshift_resource_policy":                   on("policy", "resource_arn", ""),
	"aws_redshiftserverless_resource_policy":         on("policy", "resource_arn", ""),
	"aws_sagemaker_model_package_group_policy": on("resource_policy", "model_package_group_name",
		"aws_sagemaker_model_package_group"),
	"aws_schemas_registry_policy":          on("policy", "registry_name", "aws_schemas_registry"),
	"aws_ses_identity_policy":              on("policy", "identity", "aws_ses_domain_identity"),
	"aws_sesv2_email_identity_policy":      on("policy", "email_identity", "aws_sesv2_email_identity"),
	"aws_acmpca_policy":                    on("policy", "resource_arn", "aws_acmpca_certificate_authority"),
	"aws_networkfirewall_resource_policy":  on("policy", "resource_arn", ""),
	"aws_oam_sink_policy":                  on("policy", "sink_identifier", "aws_oam_sink"),
	"aws_prometheus_resource_policy":       on("policy_document", "workspace_id", "aws_prometheus_workspace"),
	"aws_xray_resource_policy":             on("policy_document", "", ""),
	"aws_bedrockagentcore_resource_policy": on("policy", "resource_arn", ""),
	"aws_organizations_resource_policy":    on("content", "", ""),

	"aws_transfer_user":   {documents: []Attribute{{Path: "policy", Kind: model.KindSession}}},
	"aws_transfer_access": {documents: []Attribute{{Path: "policy", Kind: model.KindSession}}},

	// Who asks what is in these.
	"aws_ecr_repository":       {},
	"aws_cloudwatch_event_bus": {},
	"aws_dynamodb_table":       {},
	"aws_kinesis_stream":       {},
}

// serviceData are data sources that hold such a policy.
var serviceData = map[string]row{
	"aws_secretsmanager_secret": in("policy", "aws_secretsmanager_secret"),
	"aws_caller_identity":       {},
	"aws_canonical_user_id":     {phase: joins, add: (*Builder).addCanonicalID},
}
