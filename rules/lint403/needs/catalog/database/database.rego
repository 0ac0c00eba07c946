# METADATA
# title: Needs of databases
# description: |
#   What Amazon Redshift, Amazon RDS, Amazon DynamoDB and AWS DMS ask of the buckets they
#   import from, export to and log to.
# custom:
#   library: true
#   when: ["resource:aws_redshift_logging|resource:aws_redshift_cluster|resource:aws_redshiftserverless_namespace|resource:aws_rds_export_task|resource:aws_db_instance_role_association|resource:aws_rds_cluster_role_association|resource:aws_db_instance|resource:aws_rds_cluster|resource:aws_db_option_group|resource:aws_dms_s3_endpoint|resource:aws_dynamodb_table|resource:aws_dynamodb_table_export"]
package lint403.needs.catalog.database

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := array.concat(_warehouse, array.concat(_relational, _others))

_warehouse := [
	object.union(_audit, {
		"id": "redshift.audit_log",
		"resources": ["aws_redshift_logging"],
		"bind": {"bucket": "bucket_name:bucket", "prefix": "s3_key_prefix:prefix"},
		"when": [["log_destination_type", "in", ["s3", null]]],
	}),
	object.union(_audit, {
		"id": "redshift.audit_log.cluster",
		"resources": ["aws_redshift_cluster"],
		"bind": {"bucket": "logging.0.bucket_name:bucket", "prefix": "logging.0.s3_key_prefix:prefix"},
		"when": [["logging.0.enable", "eq", true], ["logging.0.log_destination_type", "in", ["s3", null]]],
	}),
	{
		"id": "redshift.copy_unload",
		"resources": ["aws_redshift_cluster"],
		"doc": "https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html",
		"evidence": "D",
		"purpose": "loads and unloads with this role",
		"at": "role",
		"each": ["iam_roles"],
		"bind": {"role": "@:role"},
		"actors": [{"role": "role", "service": "redshift.amazonaws.com"}],
		"asks": [],
		"fails": "runtime",
	},
	{
		"id": "redshiftserverless.copy_unload",
		"resources": ["aws_redshiftserverless_namespace"],
		"doc": "https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-serverless-iam.html",
		"evidence": "D",
		"purpose": "loads and unloads with this role",
		"at": "role",
		"each": ["iam_roles"],
		"bind": {"role": "@:role"},
		"actors": [{"role": "role", "service": ["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"]}],
		"asks": [],
		"fails": "runtime",
	},
]

_audit := {
	"doc": "https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
	"evidence": "D",
	"purpose": "writes its audit logs to the bucket",
	"actors": [
		{"service": "redshift.amazonaws.com", "opt_in": false},
		{"service": "redshift.<region>.amazonaws.com", "opt_in": true},
	],
	"asks": [
		{"do": "s3:GetBucketAcl"},
		{"do": "s3:PutObject", "key": "<prefix>AWSLogs/<account>/redshift/<region>/~"},
	],
	"limits": {"region": "same", "encryption": "AES256", "object_lock": false},
	"fails": "apply",
}

_relational := [
	{
		"id": "rds.export",
		"resources": ["aws_rds_export_task"],
		"doc": "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Setup.html",
		"evidence": "D",
		"purpose": "exports to the bucket",
		"bind": {
			"bucket": "s3_bucket_name:bucket",
			"prefix": "s3_prefix:prefix",
			"role": "iam_role_arn:role",
		},
		"actors": [{"role": "role", "service": "export.rds.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:GetObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:DeleteObject", "key": "<prefix>~"},
			{"do": "s3:ListBucket"},
			{"do": "s3:GetBucketLocation"},
		],
		"limits": {"region": "same"},
		"fails": "runtime",
	},
	object.union(_associated, {
		"id": "rds.role.instance",
		"resources": ["aws_db_instance_role_association"],
		"bind": {"role": "role_arn:role"},
		"when": [["feature_name", "in", ["s3Import", "s3Export", "S3_INTEGRATION"]]],
	}),
	object.union(_associated, {
		"id": "rds.role.cluster",
		"resources": ["aws_rds_cluster_role_association"],
		"bind": {"role": "role_arn:role"},
		"when": [["feature_name", "in", ["s3Import", "s3Export"]]],
	}),
	object.union(_associated, {
		"id": "rds.sqlserver_backup",
		"resources": ["aws_db_option_group"],
		"each": ["option.*.option_settings"],
		"bind": {"role": "@.value:role"},
		"when": [["@.name", "eq", "IAM_ROLE_ARN"]],
	}),
	{
		"id": "rds.restore_from_s3",
		"resources": ["aws_db_instance", "aws_rds_cluster"],
		"doc": "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Procedural.Importing.html",
		"evidence": "D",
		"purpose": "restores from the bucket",
		"bind": {
			"bucket": "s3_import.0.bucket_name:bucket",
			"prefix": "s3_import.0.bucket_prefix:prefix",
			"role": "s3_import.0.ingestion_role:role",
		},
		"actors": [{"role": "role", "service": "rds.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:GetObject", "key": "<prefix>~"},
			{"do": "s3:ListBucket"},
			{"do": "s3:GetBucketLocation", "level": "should"},
		],
		"limits": {"region": "same"},
		"fails": "apply",
	},
]

_associated := {
	"doc": "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSFeatures.html",
	"evidence": "D",
	"purpose": "reaches S3 with this role",
	"at": "role",
	"actors": [{"role": "role", "service": "rds.amazonaws.com"}],
	"asks": [],
	"fails": "runtime",
}

_others := [
	object.union(_migration, {
		"id": "dms.source",
		"doc": "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.S3.html",
		"purpose": "reads from the bucket",
		"when": [["endpoint_type", "eq", "source"]],
		"asks": [{"do": "s3:GetObject", "key": "<prefix>~"}, {"do": "s3:ListBucket"}],
	}),
	object.union(_migration, {
		"id": "dms.target",
		"doc": "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
		"purpose": "writes to the bucket",
		"when": [["endpoint_type", "eq", "target"]],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "s3:PutObject", "key": "<prefix>~", "if": [["$key", "unset"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
			{"do": "s3:DeleteObject", "key": "<prefix>~"},
			{"do": "s3:PutObjectTagging", "key": "<prefix>~", "level": "should"},
			{"do": "s3:ListBucket"},
		],
		"limits": {
			"region": "same",
			"sends_acl": {"path": "canned_acl_for_objects", "harmless": ["none", "bucket-owner-full-control"]},
		},
	}),
	{
		"id": "dynamodb.export",
		"resources": ["aws_dynamodb_table_export"],
		"doc": "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html",
		"evidence": "D",
		"purpose": "exports to the bucket",
		"bind": {"bucket": "s3_bucket:bucket", "prefix": "s3_prefix:prefix"},
		"actors": [{"caller": "dynamodb.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:AbortMultipartUpload", "key": "<prefix>~"},
		],
		"fails": "apply",
	},
	{
		"id": "dynamodb.import",
		"resources": ["aws_dynamodb_table"],
		"doc": "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Requesting.html",
		"evidence": "D",
		"purpose": "imports from the bucket",
		"bind": {
			"bucket": "import_table.0.s3_bucket_source.0.bucket:bucket",
			"prefix": "import_table.0.s3_bucket_source.0.key_prefix:prefix",
		},
		"actors": [{"caller": "dynamodb.amazonaws.com"}],
		"asks": [{"do": "s3:GetObject", "key": "<prefix>~"}, {"do": "s3:ListBucket"}],
		"fails": "apply",
	},
]

_migration := {
	"resources": ["aws_dms_s3_endpoint"],
	"evidence": "D",
	"bind": {
		"bucket": "bucket_name:bucket",
		"prefix": "bucket_folder:prefix",
		"role": "service_access_role_arn:role",
		"key": "server_side_encryption_kms_key_id:key?",
	},
	"actors": [{"role": "role", "service": "dms.amazonaws.com"}],
	"fails": "runtime",
}
