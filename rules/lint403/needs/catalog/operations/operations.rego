# METADATA
# title: Needs of operations, security and messaging services
# description: |
#   What Amazon GuardDuty, Amazon Macie, AWS Private CA, AWS Systems Manager, billing
#   exports, Amazon SES, Amazon SNS, AWS IoT, Amazon Connect and the Spot data feed ask of
#   buckets, and what services fetch with the credentials of whoever applies.
# custom:
#   library: true
#   when: ["resource:aws_guardduty_publishing_destination|resource:aws_guardduty_malware_protection_plan|resource:aws_macie2_classification_export_configuration|resource:aws_acmpca_certificate_authority|resource:aws_ssm_resource_data_sync|resource:aws_ssm_association|resource:aws_ssm_maintenance_window_task|resource:aws_cur_report_definition|resource:aws_bcmdataexports_export|resource:aws_ses_receipt_rule|resource:aws_sns_sms_preferences|resource:aws_iot_topic_rule|resource:aws_connect_instance_storage_config|resource:aws_spot_datafeed_subscription|resource:aws_lb_trust_store|resource:aws_cloudformation_stack|resource:aws_config_conformance_pack|resource:aws_ssm_document|resource:aws_mskconnect_custom_plugin|resource:aws_gamelift_build|resource:aws_appconfig_configuration_profile"]
package lint403.needs.catalog.operations

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := array.concat(_security, array.concat(_management, array.concat(_messaging, _fetching)))

_security := [
	{
		"id": "guardduty.export",
		"resources": ["aws_guardduty_publishing_destination"],
		"doc": "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html",
		"evidence": "D",
		"purpose": "exports its findings to the bucket",
		"bind": {
			"bucket": "destination_arn:bucket_arn",
			"prefix": "destination_arn:arn_prefix",
			"key": "kms_key_arn:key?",
		},
		"actors": [{"service": "guardduty.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:guardduty:<region>:<account>:detector/${detector}",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketLocation"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/GuardDuty/<region>/~",
				"own_key": true,
				"context": {"s3:x-amz-server-side-encryption": "aws:kms"},
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
		],
		"fails": "apply",
		"error": "the GuardDuty service principal does not have permission to the KMS key or the resource",
	},
	{
		"id": "guardduty.malware_plan",
		"resources": ["aws_guardduty_malware_protection_plan"],
		"doc": "https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html",
		"evidence": "I",
		"purpose": "scans the bucket",
		"bind": {"bucket": "protected_resource.0.s3_bucket.0.bucket_name:bucket", "role": "role:role"},
		"actors": [{"role": "role", "service": "malware-protection-plan.guardduty.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:GetObject", "key": "~", "anywhere": true},
			{"do": "s3:GetObjectVersion", "key": "~", "anywhere": true},
			{"do": "s3:ListBucket"},
			{"do": "s3:PutObject", "key": "malware-protection-resource-validation-object"},
			{"do": "s3:PutBucketNotification"},
			{"do": "s3:GetBucketNotification"},
			{
				"do": "s3:PutObjectTagging",
				"key": "~",
				"anywhere": true,
				"if": [["actions.0.tagging.0.status", "eq", "ENABLED"]],
			},
		],
		"fails": "runtime",
	},
	{
		"id": "macie.export",
		"resources": ["aws_macie2_classification_export_configuration"],
		"doc": "https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html",
		"evidence": "D",
		"purpose": "stores its results in the bucket",
		"bind": {
			"bucket": "s3_destination.0.bucket_name:bucket",
			"prefix": "s3_destination.0.key_prefix:prefix",
			"key": "s3_destination.0.kms_key_arn:key?",
		},
		"actors": [
			{"service": "macie.amazonaws.com", "opt_in": false},
			{"service": "macie.<region>.amazonaws.com", "opt_in": true},
		],
		"context": {
			"aws:sourcearn": "arn:<partition>:macie2:<region>:<account>:${export-configuration or classification-job}",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketLocation"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>~",
				"own_key": true,
				"context": {"s3:x-amz-server-side-encryption": "aws:kms"},
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
			{"do": "kms:Encrypt", "on": "<key>", "if": [["$key", "key"]], "level": "should"},
		],
		"fails": "apply",
	},
	{
		"id": "acmpca.crl",
		"resources": ["aws_acmpca_certificate_authority"],
		"doc": "https://docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html",
		"evidence": "D",
		"purpose": "publishes its revocation list in the bucket",
		"bind": {"bucket": "revocation_configuration.0.crl_configuration.0.s3_bucket_name:bucket"},
		"when": [["revocation_configuration.0.crl_configuration.0.enabled", "eq", true]],
		"actors": [{"service": "acm-pca.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:acm-pca:<region>:<account>:certificate-authority/~",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{"do": "s3:GetBucketLocation"},
			{"do": "s3:PutObject", "key": "crl/~"},
			{"do": "s3:PutObjectAcl", "key": "crl/~", "level": "should"},
		],
		"limits": {"sends_acl": {
			"path": "revocation_configuration.0.crl_configuration.0.s3_object_acl",
			"harmless": ["BUCKET_OWNER_FULL_CONTROL"],
			"default": "PUBLIC_READ",
		}},
		"fails": "apply",
		"error": "The ACM Private CA Service Principal 'acm-pca.amazonaws.com' requires 's3:GetBucketAcl' permissions",
	},
]

_management := [
	{
		"id": "ssm.resource_data_sync",
		"resources": ["aws_ssm_resource_data_sync"],
		"doc": "https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html",
		"evidence": "D",
		"purpose": "syncs inventory to the bucket",
		"bind": {
			"bucket": "s3_destination.0.bucket_name:bucket",
			"prefix": "s3_destination.0.prefix:prefix",
			"key": "s3_destination.0.kms_key_arn:key?",
		},
		"actors": [{"service": "ssm.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:ssm:<region>:<account>:resource-data-sync/~",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>~/accountid=<account>/~",
				"acl": "bucket-owner-full-control",
				"own_key": true,
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
		],
		"limits": {"region_is": "s3_destination.0.region"},
		"fails": "apply",
	},
	object.union(_command, {
		"id": "ssm.association",
		"resources": ["aws_ssm_association"],
		"bind": {
			"bucket": "output_location.0.s3_bucket_name:bucket",
			"prefix": "output_location.0.s3_key_prefix:prefix",
			"role": "@:profile",
		},
		"each": {"instances": "targets"},
	}),
	object.union(_command, {
		"id": "ssm.maintenance_window",
		"resources": ["aws_ssm_maintenance_window_task"],
		"bind": {
			"bucket": "task_invocation_parameters.0.run_command_parameters.0.output_s3_bucket:bucket",
			"prefix": "task_invocation_parameters.0.run_command_parameters.0.output_s3_key_prefix:prefix",
			"role": "@:profile",
		},
		"each": {"instances": "targets"},
	}),
	{
		"id": "cur.report",
		"resources": ["aws_cur_report_definition"],
		"doc": "https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html",
		"evidence": "D",
		"purpose": "delivers cost reports to the bucket",
		"bind": {"bucket": "s3_bucket:bucket", "prefix": "s3_prefix:prefix"},
		"actors": [{"service": "billingreports.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:cur:us-east-1:<account>:definition/~",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{"do": "s3:GetBucketPolicy"},
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
		],
		"limits": {"region_is": "s3_region"},
		"fails": "apply",
		"error": "Failed to verify customer bucket permission",
	},
	{
		"id": "bcm.export",
		"resources": ["aws_bcmdataexports_export"],
		"doc": "https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html",
		"evidence": "I",
		"purpose": "delivers its export to the bucket",
		"bind": {
			"bucket": "export.0.destination_configurations.0.s3_destination.0.s3_bucket:bucket",
			"prefix": "export.0.destination_configurations.0.s3_destination.0.s3_prefix:prefix",
		},
		"actors": [
			{"service": "bcm-data-exports.amazonaws.com"},
			{"service": "billingreports.amazonaws.com"},
		],
		"context": {"aws:sourceaccount": "<account>"},
		"asks": [
			{"do": "s3:GetBucketPolicy"},
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
		],
		"limits": {"region_is": "export.0.destination_configurations.0.s3_destination.0.s3_region"},
		"fails": "apply",
	},
	{
		"id": "ec2.spot_datafeed",
		"resources": ["aws_spot_datafeed_subscription"],
		"doc": "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-data-feeds.html",
		"evidence": "D",
		"purpose": "writes the data feed to the bucket",
		"bind": {"bucket": "bucket:bucket", "prefix": "prefix:prefix"},
		"actors": [],
		"asks": [],
		"limits": {"acls": "needed"},
		"self_grant": "bucket-acl",
		"fails": "apply",
		"error": "InaccessibleStorageLocation",
	},
]

_command := {
	"doc": "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html",
	"evidence": "D",
	"purpose": "writes command output to the bucket",
	"actors": [{"role": "role", "service": "ec2.amazonaws.com"}],
	"asks": [
		{"do": "s3:PutObject", "key": "<prefix>~"},
		{"do": "s3:PutObjectAcl", "key": "<prefix>~", "if": [["$bucket", "foreign"], ["$bucket", "acls"]]},
	],
	"fails": "silent",
}

_messaging := [
	object.union(_mail, {
		"id": "ses.receipt_s3",
		"when": [["@.iam_role_arn", "unset"]],
		"bind": _mailbox,
		"actors": [{"service": "ses.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~"},
			{"do": "kms:GenerateDataKey", "on": "<key>", "bare": true, "if": [["$key", "key"]]},
		],
	}),
	object.union(_mail, {
		"id": "ses.receipt_s3.role",
		"bind": object.union(_mailbox, {"role": "@.iam_role_arn:role"}),
		"actors": [{"role": "role", "service": "ses.amazonaws.com", "network": "none"}],
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~"}],
	}),
	{
		"id": "sns.sms_report",
		"resources": ["aws_sns_sms_preferences"],
		"doc": "https://docs.aws.amazon.com/sns/latest/dg/sms_stats_usage.html",
		"evidence": "K",
		"purpose": "delivers usage reports to the bucket",
		"bind": {"bucket": "usage_report_s3_bucket:bucket"},
		"actors": [{"service": "sns.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "~", "own_key": true},
			{"do": "s3:GetBucketLocation"},
			{"do": "s3:ListBucket"},
		],
		"fails": "silent",
	},
	object.union(_rule, {"id": "iot.rule_s3", "each": ["s3"]}),
	object.union(_rule, {"id": "iot.error_s3", "each": ["error_action.0.s3"]}),
	{
		"id": "connect.storage",
		"resources": ["aws_connect_instance_storage_config"],
		"doc": "https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html",
		"evidence": "M",
		"purpose": "stores recordings in the bucket",
		"bind": {
			"bucket": "storage_config.0.s3_config.0.bucket_name:bucket",
			"prefix": "storage_config.0.s3_config.0.bucket_prefix:prefix",
		},
		"actors": [{"linked": "connect.amazonaws.com/AWSServiceRoleForAmazonConnect_~"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:GetObject", "key": "<prefix>~", "own_key": true},
		],
		"fails": "apply",
	},
]

_mail := {
	"resources": ["aws_ses_receipt_rule"],
	"doc": "https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html",
	"evidence": "D",
	"purpose": "stores mail in the bucket",
	"each": ["s3_action"],
	"context": {
		"aws:sourcearn": "arn:<partition>:ses:<region>:<account>:receipt-rule-set/<set>:receipt-rule/<rule>",
		"aws:sourceaccount": "<account>",
	},
	"fails": "apply",
}

_mailbox := {
	"bucket": "@.bucket_name:bucket",
	"prefix": "@.object_key_prefix:raw",
	"key": "@.kms_key_arn:key?",
	"set": "rule_set_name:text",
	"rule": "name:text",
}

_rule := {
	"resources": ["aws_iot_topic_rule"],
	"doc": "https://docs.aws.amazon.com/iot/latest/developerguide/s3-rule-action.html",
	"evidence": "D",
	"purpose": "writes to the bucket",
	"bind": {"bucket": "@.bucket_name:bucket", "object": "@.key:template_key", "role": "@.role_arn:role"},
	"actors": [{"role": "role", "service": "iot.amazonaws.com", "network": "none"}],
	"asks": [
		{"do": "s3:PutObject", "key": "<object>", "anywhere": true},
		{"do": "s3:PutObjectAcl", "key": "<object>", "anywhere": true, "if": [["@.canned_acl", "set"]]},
	],
	"limits": {"sends_acl": {"path": "@.canned_acl", "harmless": ["bucket-owner-full-control"]}},
	"fails": "runtime",
}

# What a service reads with the permissions of whoever sends it the request.
_fetching := [
	object.union(_fetched, {
		"id": "fetch.trust_store",
		"resources": ["aws_lb_trust_store"],
		"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/configuring-mtls-with-elb.html",
		"bind": {"bucket": "ca_certificates_bundle_s3_bucket:bucket", "object": "ca_certificates_bundle_s3_key:raw"},
		"actors": [{"caller": "elasticloadbalancing.amazonaws.com"}],
	}),
	object.union(_fetched, {
		"id": "fetch.stack",
		"resources": ["aws_cloudformation_stack"],
		"doc": "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html",
		"bind": {"bucket": "template_url:url", "object": "template_url:url_key"},
		"actors": [{"caller": "cloudformation.amazonaws.com"}],
	}),
	object.union(_fetched, {
		"id": "fetch.conformance_pack",
		"resources": ["aws_config_conformance_pack"],
		"doc": "https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html",
		"bind": {"bucket": "template_s3_uri:uri", "object": "template_s3_uri:uri_key"},
		"actors": [{"caller": "config.amazonaws.com"}],
	}),
	object.union(_fetched, {
		"id": "fetch.ssm_document",
		"resources": ["aws_ssm_document"],
		"doc": "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AttachmentsSource.html",
		"each": ["attachments_source"],
		"bind": {"bucket": "@.values.0:uri", "object": "@.values.0:uri_start"},
		"when": [["@.key", "in", ["S3FileUrl", "SourceUrl"]]],
		"actors": [{"caller": "ssm.amazonaws.com"}],
	}),
	object.union(_fetched, {
		"id": "fetch.mskconnect_plugin",
		"resources": ["aws_mskconnect_custom_plugin"],
		"doc": "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-plugins.html",
		"bind": {"bucket": "location.0.s3.0.bucket_arn:bucket_arn", "object": "location.0.s3.0.file_key:raw"},
		"actors": [{"caller": "kafkaconnect.amazonaws.com"}],
	}),
	object.union(_fetched, {
		"id": "gamelift.build",
		"resources": ["aws_gamelift_build"],
		"doc": "https://docs.aws.amazon.com/gameliftservers/latest/developerguide/setting-up-role.html",
		"bind": {
			"bucket": "storage_location.0.bucket:bucket",
			"object": "storage_location.0.key:raw",
			"role": "storage_location.0.role_arn:role",
		},
		"actors": [{"role": "role", "service": "gamelift.amazonaws.com", "network": "none"}],
	}),
	object.union(_fetched, {
		"id": "appconfig.profile",
		"resources": ["aws_appconfig_configuration_profile"],
		"doc": "https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-configuration-and-profile-S3-source.html",
		"bind": {
			"bucket": "location_uri:uri",
			"object": "location_uri:uri_key",
			"role": "retrieval_role_arn:role",
		},
		"actors": [{"role": "role", "service": "appconfig.amazonaws.com", "network": "none"}],
		"fails": "runtime",
	}),
]

_fetched := {
	"evidence": "I",
	"purpose": "takes a file from the bucket",
	"asks": [{"do": "s3:GetObject", "key": "<object>"}],
	"fails": "apply",
}
