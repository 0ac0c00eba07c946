# METADATA
# title: Needs of audit services
# description: What AWS CloudTrail and AWS Config ask of the buckets they deliver to.
# custom:
#   library: true
#   when: ["resource:aws_cloudtrail|resource:aws_config_delivery_channel|resource:aws_config_conformance_pack"]
package lint403.needs.catalog.audit

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	{
		"id": "cloudtrail.deliver",
		"resources": ["aws_cloudtrail"],
		"doc": "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
		"evidence": "D",
		"purpose": "delivers its events to the bucket",
		"bind": {
			"bucket": "s3_bucket_name:bucket",
			"prefix": "s3_key_prefix:prefix",
			"key": "kms_key_id:key?",
			"arn": "arn:text",
		},
		"actors": [{"service": "cloudtrail.amazonaws.com"}],
		"context": {"aws:sourcearn": "<arn>", "aws:sourceaccount": "<account>"},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/CloudTrail/<region>/~",
				"acl": "bucket-owner-full-control",
				"if": [["$key", "unset"]],
			},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/CloudTrail/<region>/~",
				"acl": "bucket-owner-full-control",
				"own_key": true,
				"if": [["$key", "set"]],
			},
			{
				"do": "kms:GenerateDataKey",
				"on": "<key>",
				"context": {"kms:encryptioncontext:aws:cloudtrail:arn": "<arn>"},
				"if": [["$key", "set"]],
			},
			{"do": "kms:DescribeKey", "on": "<key>", "level": "should", "if": [["$key", "set"]]},
		],
		"limits": {"requester_pays": false},
		"fails": "apply",
		"error": "InsufficientS3BucketPolicyException",
	},
	{
		"id": "cloudtrail.deliver.org",
		"resources": ["aws_cloudtrail"],
		"doc": "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
		"evidence": "D",
		"purpose": "delivers the events of the organization to the bucket",
		"when": [["is_organization_trail", "eq", true]],
		"bind": {
			"bucket": "s3_bucket_name:bucket",
			"prefix": "s3_key_prefix:prefix",
			"key": "kms_key_id:key?",
			"arn": "arn:text",
			"organization": "#aws_organizations_organization.id:organization",
		},
		"actors": [{"service": "cloudtrail.amazonaws.com"}],
		"context": {"aws:sourcearn": "<arn>", "aws:sourceaccount": "<account>"},
		"asks": [{
			"do": "s3:PutObject",
			"key": "<prefix>AWSLogs/<organization>/~",
			"acl": "bucket-owner-full-control",
			"own_key": true,
		}],
		"fails": "apply",
		"error": "InsufficientS3BucketPolicyException",
	},
	{
		"id": "config.deliver",
		"resources": ["aws_config_delivery_channel"],
		"doc": "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html",
		"evidence": "D",
		"purpose": "delivers its snapshots to the bucket",
		"bind": {
			"bucket": "s3_bucket_name:bucket",
			"prefix": "s3_key_prefix:prefix",
			"key": "s3_kms_key_arn:key?",
			"role": "#aws_config_configuration_recorder.role_arn:role?",
		},
		"actors": [
			{"role": "role", "service": "config.amazonaws.com", "network": "none"},
			{"service": "config.amazonaws.com"},
		],
		"context": {
			"aws:sourcearn": "arn:<partition>:config:<region>:<account>:~",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{"do": "s3:ListBucket", "level": "should"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/Config/<region>/~",
				"acl": "bucket-owner-full-control",
				"if": [["$key", "unset"]],
			},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/Config/<region>/~",
				"acl": "bucket-owner-full-control",
				"own_key": true,
				"if": [["$key", "set"]],
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "set"]]},
			{"do": "kms:Decrypt", "on": "<key>", "if": [["$key", "set"]]},
		],
		"fails": "apply",
		"error": "InsufficientDeliveryPolicyException",
	},
	{
		"id": "config.conformance_pack",
		"resources": ["aws_config_conformance_pack"],
		"doc": "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ConfigConformsServiceRolePolicy.html",
		"evidence": "M",
		"purpose": "delivers its results to the bucket",
		"bind": {"bucket": "delivery_s3_bucket:bucket", "prefix": "delivery_s3_key_prefix:prefix"},
		"actors": [],
		"asks": [],
		"limits": {"name": "awsconfigconforms"},
		"fails": "apply",
	},
]
