# METADATA
# title: Needs of machine learning services
# description: What Amazon SageMaker AI, Amazon Bedrock and Amazon Kendra ask of buckets.
# custom:
#   library: true
#   when: ["resource:aws_sagemaker_model|resource:aws_sagemaker_endpoint_configuration|resource:aws_sagemaker_notebook_instance|resource:aws_sagemaker_domain|resource:aws_sagemaker_user_profile|resource:aws_sagemaker_feature_group|resource:aws_bedrock_model_invocation_logging_configuration|resource:aws_kendra_data_source"]
package lint403.needs.catalog.learning

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	object.union(_sagemaker, {
		"id": "sagemaker.model",
		"resources": ["aws_sagemaker_model"],
		"purpose": "reads its model from the bucket",
		"each": ["primary_container", "container"],
		"bind": {
			"bucket": "@.model_data_url|@.model_data_source.0.s3_data_source.0.s3_uri:uri",
			"object": "@.model_data_url|@.model_data_source.0.s3_data_source.0.s3_uri:uri_start",
			"role": "execution_role_arn:role",
		},
		"asks": [{"do": "s3:GetObject", "key": "<object>"}, {"do": "s3:ListBucket", "level": "should"}],
		"limits": {"region": "same"},
		"fails": "apply",
	}),
	object.union(_sagemaker, {
		"id": "sagemaker.data_capture",
		"resources": ["aws_sagemaker_endpoint_configuration"],
		"purpose": "captures data in the bucket",
		"bind": {
			"bucket": "data_capture_config.0.destination_s3_uri:uri",
			"dir": "data_capture_config.0.destination_s3_uri:uri_dir",
			"role": "execution_role_arn|#aws_sagemaker_model.execution_role_arn:role",
		},
		"asks": [{"do": "s3:PutObject", "key": "<dir>~", "own_key": true}],
		"fails": "silent",
	}),
	object.union(_sagemaker, {
		"id": "sagemaker.async_output",
		"resources": ["aws_sagemaker_endpoint_configuration"],
		"purpose": "writes its results to the bucket",
		"each": ["async_inference_config.0.output_config"],
		"bind": {
			"bucket": "@.s3_output_path:uri",
			"dir": "@.s3_output_path:uri_dir",
			"role": "execution_role_arn|#aws_sagemaker_model.execution_role_arn:role",
		},
		"asks": [{"do": "s3:PutObject", "key": "<dir>~", "own_key": true}],
		"fails": "runtime",
	}),
	object.union(_sagemaker, {
		"id": "sagemaker.notebook_role",
		"resources": ["aws_sagemaker_notebook_instance"],
		"purpose": "runs with this role",
		"at": "role",
		"bind": {"role": "role_arn:role"},
		"asks": [],
		"fails": "apply",
	}),
	object.union(_sagemaker, {
		"id": "sagemaker.sharing",
		"resources": ["aws_sagemaker_domain", "aws_sagemaker_user_profile"],
		"purpose": "shares notebooks in the bucket",
		"each": ["default_user_settings", "user_settings"],
		"bind": {
			"bucket": "@.sharing_settings.0.s3_output_path:uri",
			"dir": "@.sharing_settings.0.s3_output_path:uri_dir",
			"role": "@.execution_role:role",
		},
		"asks": [
			{"do": "s3:GetObject", "key": "<dir>~", "own_key": true},
			{"do": "s3:PutObject", "key": "<dir>~", "own_key": true},
		],
		"fails": "runtime",
	}),
	object.union(_sagemaker, {
		"id": "sagemaker.feature_store",
		"resources": ["aws_sagemaker_feature_group"],
		"purpose": "keeps its offline store in the bucket",
		"bind": {
			"bucket": "offline_store_config.0.s3_storage_config.0.s3_uri:uri",
			"dir": "offline_store_config.0.s3_storage_config.0.s3_uri:uri_dir",
			"role": "role_arn:role",
			"key": "offline_store_config.0.s3_storage_config.0.kms_key_id:key?",
		},
		"asks": [
			{"do": "s3:PutObject", "key": "<dir>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "s3:PutObject", "key": "<dir>~", "if": [["$key", "unset"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
			{"do": "s3:GetBucketAcl"},
			{"do": "s3:PutObjectAcl", "key": "<dir>~", "level": "should"},
		],
		"fails": "apply",
	}),
	object.union(_invocations, {
		"id": "bedrock.invocation_logs",
		"bind": {
			"bucket": "logging_config.0.s3_config.0.bucket_name:bucket",
			"prefix": "logging_config.0.s3_config.0.key_prefix:prefix",
		},
	}),
	object.union(_invocations, {
		"id": "bedrock.large_data",
		"bind": {
			"bucket": "logging_config.0.cloudwatch_config.0.large_data_delivery_s3_config.0.bucket_name:bucket",
			"prefix": "logging_config.0.cloudwatch_config.0.large_data_delivery_s3_config.0.key_prefix:prefix",
		},
	}),
	{
		"id": "kendra.s3",
		"resources": ["aws_kendra_data_source"],
		"doc": "https://docs.aws.amazon.com/kendra/latest/dg/iam-roles-ds.html",
		"evidence": "D",
		"purpose": "indexes the bucket",
		"bind": {"bucket": "configuration.0.s3_configuration.0.bucket_name:bucket", "role": "role_arn:role"},
		"actors": [{"role": "role", "service": "kendra.amazonaws.com", "network": "none"}],
		"asks": [{"do": "s3:GetObject", "key": "~", "anywhere": true}, {"do": "s3:ListBucket"}],
		"fails": "runtime",
	},
]

_sagemaker := {
	"doc": "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
	"evidence": "D",
	"actors": [{"role": "role", "service": "sagemaker.amazonaws.com"}],
}

_invocations := {
	"resources": ["aws_bedrock_model_invocation_logging_configuration"],
	"doc": "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
	"evidence": "D",
	"purpose": "writes invocation logs to the bucket",
	"actors": [{"service": "bedrock.amazonaws.com"}],
	"context": {
		"aws:sourcearn": "arn:<partition>:bedrock:<region>:<account>:~",
		"aws:sourceaccount": "<account>",
	},
	"asks": [{"do": "s3:PutObject", "key": "<prefix>AWSLogs/<account>/BedrockModelInvocationLogs/~"}],
	"limits": {"region": "same"},
	"self_grant": "bucket-policy",
	"fails": "apply",
}
