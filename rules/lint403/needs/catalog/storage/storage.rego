# METADATA
# title: Needs of S3 itself
# description: |
#   What the features of S3 ask of other buckets, and of the targets of notifications:
#   server access logs, inventory, analytics, Storage Lens, event notifications,
#   replication, Access Grants, S3 Tables and website hosting.
# custom:
#   library: true
#   when: ["resource:aws_s3_bucket_logging|resource:aws_s3_bucket_inventory|resource:aws_s3_bucket_analytics_configuration|resource:aws_s3control_storage_lens_configuration|resource:aws_s3_bucket_notification|resource:aws_s3_bucket_replication_configuration|resource:aws_s3control_access_grants_location|resource:aws_s3tables_table_bucket|resource:aws_s3_bucket_website_configuration"]
package lint403.needs.catalog.storage

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := array.concat(_reports, array.concat(_notifications, _others))

_reports := [
	{
		"id": "s3.access_logs",
		"resources": ["aws_s3_bucket_logging"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
		"evidence": "D",
		"purpose": "sends access logs to the bucket",
		"bind": {
			"bucket": "target_bucket:bucket",
			"prefix": "target_prefix:raw",
			"source": "bucket:bucket",
			"source_arn": "bucket:arn_of_bucket",
		},
		"actors": [{"service": "logging.s3.amazonaws.com"}, {"acl": "LogDelivery"}],
		"context": {
			"aws:sourcearn": "<source_arn>",
			"aws:sourceaccount": "<source.account>",
			"s3:x-amz-server-side-encryption": null,
			"s3:x-amz-server-side-encryption-aws-kms-key-id": null,
		},
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~"}],
		"limits": {"region": "of <source>", "encryption": "AES256", "object_lock": false, "requester_pays": false},
		"fails": "silent",
	},
	{
		"id": "s3.inventory",
		"resources": ["aws_s3_bucket_inventory"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html",
		"evidence": "D",
		"purpose": "delivers its inventory to the bucket",
		"bind": {
			"bucket": "destination.0.bucket.0.bucket_arn:bucket_arn",
			"prefix": "destination.0.bucket.0.prefix:prefix",
			"source": "bucket:bucket",
			"source_arn": "bucket:arn_of_bucket",
			"key": "destination.0.bucket.0.encryption.0.sse_kms.0.key_id:key?",
		},
		"when": [["enabled", "in", [true, null]]],
		"actors": [{"service": "s3.amazonaws.com"}],
		"context": {"aws:sourcearn": "<source_arn>", "aws:sourceaccount": "<source.account>"},
		"asks": [
			{
				"do": "s3:PutObject",
				"key": "<prefix>~",
				"acl": "bucket-owner-full-control",
				"if": [["$key", "unset"]],
			},
			{
				"do": "s3:PutObject",
				"key": "<prefix>~",
				"acl": "bucket-owner-full-control",
				"own_key": true,
				"if": [["$key", "set"]],
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "set"]]},
		],
		"limits": {"region": "of <source>"},
		"fails": "silent",
	},
	{
		"id": "s3.analytics_export",
		"resources": ["aws_s3_bucket_analytics_configuration"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
		"evidence": "D",
		"purpose": "exports its analysis to the bucket",
		"bind": {
			"bucket": "storage_class_analysis.0.data_export.0.destination.0.s3_bucket_destination.0.bucket_arn:bucket_arn",
			"prefix": "storage_class_analysis.0.data_export.0.destination.0.s3_bucket_destination.0.prefix:prefix",
			"source": "bucket:bucket",
			"source_arn": "bucket:arn_of_bucket",
		},
		"actors": [{"service": "s3.amazonaws.com"}],
		"context": {"aws:sourcearn": "<source_arn>", "aws:sourceaccount": "<source.account>"},
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~", "acl": "bucket-owner-full-control"}],
		"limits": {"region": "of <source>"},
		"fails": "silent",
	},
	{
		"id": "s3.storage_lens_export",
		"resources": ["aws_s3control_storage_lens_configuration"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_iam_permissions.html",
		"evidence": "D",
		"purpose": "exports its metrics to the bucket",
		"bind": {
			"bucket": "storage_lens_configuration.0.data_export.0.s3_bucket_destination.0.arn:bucket_arn",
			"prefix": "storage_lens_configuration.0.data_export.0.s3_bucket_destination.0.prefix:prefix",
			"key": "storage_lens_configuration.0.data_export.0.s3_bucket_destination.0.encryption.0.sse_kms.0.key_id:key?",
			"config": "config_id:text",
		},
		"when": [["storage_lens_configuration.0.enabled", "in", [true, null]]],
		"actors": [{"service": "storage-lens.s3.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:s3:<region>:<account>:storage-lens/<config>",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{
				"do": "s3:PutObject",
				"key": "<prefix>StorageLens/<account>/~",
				"acl": "bucket-owner-full-control",
				"own_key": true,
			},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "set"]]},
		],
		"fails": "silent",
	},
]

_notifications := [
	object.union(_notification, {
		"id": "s3.notify.lambda",
		"each": ["lambda_function"],
		"bind": object.union(_notifying, {"target": "@.lambda_function_arn:text"}),
		"asks": [{"do": "lambda:InvokeFunction", "on": "<target>", "needs": "aws_lambda_function"}],
	}),
	object.union(_notification, {
		"id": "s3.notify.sns",
		"each": ["topic"],
		"bind": object.union(_notifying, {
			"target": "@.topic_arn:text",
			"key": "@.topic_arn:key_of aws_sns_topic.kms_master_key_id?",
		}),
		"asks": array.concat([{"do": "sns:Publish", "on": "<target>", "needs": "aws_sns_topic"}], _target_key),
	}),
	object.union(_notification, {
		"id": "s3.notify.sqs",
		"each": ["queue"],
		"bind": object.union(_notifying, {
			"target": "@.queue_arn:text",
			"key": "@.queue_arn:key_of aws_sqs_queue.kms_master_key_id?",
		}),
		"asks": array.concat([{"do": "sqs:SendMessage", "on": "<target>", "needs": "aws_sqs_queue"}], _target_key),
		"limits": {"target_suffix_not": ".fifo"},
	}),
]

_notification := {
	"resources": ["aws_s3_bucket_notification"],
	"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
	"evidence": "D",
	"purpose": "has S3 notify this target",
	"at": "target",
	"actors": [{"service": "s3.amazonaws.com"}],
	"context": {"aws:sourcearn": "<bucket_arn>", "aws:sourceaccount": "<bucket.account>"},
	"fails": "apply",
	"error": "Unable to validate the following destination configurations",
}

_notifying := {"bucket": "bucket:bucket", "bucket_arn": "bucket:arn_of_bucket"}

# The topic or queue asks KMS in the name of S3; whether it passes the source on is not
# documented.
_target_key := [
	{"do": "kms:GenerateDataKey", "on": "<key>", "bare": true, "if": [["$key", "key"]]},
	{"do": "kms:Decrypt", "on": "<key>", "bare": true, "if": [["$key", "key"]]},
]

_others := [
	{
		"id": "s3.replicate",
		"resources": ["aws_s3_bucket_replication_configuration"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
		"evidence": "D",
		"purpose": "replicates to the bucket",
		"each": ["rule"],
		"bind": {
			"bucket": "@.destination.0.bucket:bucket_arn",
			"source": "bucket:bucket",
			"start": "@.filter.0.prefix|@.filter.0.and.0.prefix|@.prefix:raw",
			"role": "role:role",
			"key": "@.destination.0.encryption_configuration.0.replica_kms_key_id:key?",
		},
		"when": [["@.status", "in", ["Enabled", null]]],
		"actors": [{"role": "role", "service": "s3.amazonaws.com", "network": "none"}],
		"asks": [
			{"operation": "ReplicateObject", "key": "<start>~", "from": "source", "encrypted": "source"},
			{"do": "s3:GetReplicationConfiguration", "in": "source", "plain": "source"},
			{"do": "s3:ListBucket", "in": "source", "plain": "source"},
			{
				"do": "s3:GetObjectVersionForReplication",
				"or": "s3:GetObjectVersion",
				"in": "source",
				"key": "<start>~",
				"plain": "source",
			},
			{"do": "s3:GetObjectVersionAcl", "in": "source", "key": "<start>~", "plain": "source"},
			{"do": "s3:GetObjectVersionTagging", "in": "source", "key": "<start>~", "plain": "source", "level": "should"},
			{"do": "s3:ReplicateObject", "key": "<start>~", "plain": "source"},
			{"do": "s3:ReplicateDelete", "key": "<start>~", "level": "should"},
			{"do": "s3:ReplicateTags", "key": "<start>~", "level": "should"},
			{
				"do": "s3:ObjectOwnerOverrideToBucketOwner",
				"key": "<start>~",
				"if": [["@.destination.0.access_control_translation.0.owner", "eq", "Destination"], ["$bucket", "acls"]],
			},
		],
		"fails": "silent",
	},
	{
		"id": "s3.access_grants_location",
		"resources": ["aws_s3control_access_grants_location"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-grants-location-register.html",
		"evidence": "D",
		"purpose": "gives access through Access Grants to the bucket",
		"bind": {
			"bucket": "location_scope:uri",
			"dir": "location_scope:uri_dir",
			"role": "iam_role_arn:role",
		},
		"actors": [{"role": "role", "service": "access-grants.s3.amazonaws.com"}],
		"asks": [
			{"do": "s3:ListBucket"},
			{"do": "s3:GetObject", "key": "<dir>~"},
		],
		"fails": "runtime",
	},
	{
		"id": "s3tables.maintenance",
		"resources": ["aws_s3tables_table_bucket"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-permissions.html",
		"evidence": "P",
		"purpose": "is maintained by S3 under this key",
		"at": "key",
		"bind": {"key": "encryption_configuration.0.kms_key_arn:key", "arn": "arn:text"},
		"actors": [{"service": "maintenance.s3tables.amazonaws.com"}],
		"asks": [
			{
				"do": "kms:GenerateDataKey",
				"on": "<key>",
				"context": {"kms:encryptioncontext:aws:s3:arn": "<arn>/~"},
			},
			{"do": "kms:Decrypt", "on": "<key>", "context": {"kms:encryptioncontext:aws:s3:arn": "<arn>/~"}},
		],
		"fails": "silent",
	},
	{
		"id": "web.public_read",
		"resources": ["aws_s3_bucket_website_configuration"],
		"doc": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteAccessPermissionsReqd.html",
		"evidence": "K",
		"purpose": "serves the bucket as a website",
		"bind": {"bucket": "bucket:bucket"},
		"when": [["redirect_all_requests_to", "unset"], ["$bucket", "no-distribution"]],
		"actors": [{"anonymous": true}],
		"asks": [{"do": "s3:GetObject", "key": "~", "level": "should"}],
		"fails": "runtime",
	},
]
