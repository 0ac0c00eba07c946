# METADATA
# title: Needs of file transfer and backup
# description: |
#   What AWS DataSync, AWS Transfer Family, AWS Storage Gateway, Amazon FSx and AWS Backup
#   ask of buckets.
# custom:
#   library: true
#   when: ["resource:aws_datasync_location_s3|resource:aws_datasync_task|resource:aws_transfer_user|resource:aws_transfer_access|resource:aws_transfer_workflow|resource:aws_storagegateway_nfs_file_share|resource:aws_storagegateway_smb_file_share|resource:aws_fsx_data_repository_association|resource:aws_fsx_lustre_file_system|resource:aws_backup_selection|resource:aws_backup_report_plan"]
package lint403.needs.catalog.transfer

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := array.concat(_moving, _keeping)

_moving := [
	object.union(_location, {
		"id": "datasync.location",
		"purpose": "copies to or from the bucket",
		"asks": _reading,
	}),
	object.union(_location, {
		"id": "datasync.destination",
		"purpose": "copies to the bucket",
		"when": [["arn", "named_by", "aws_datasync_task.destination_location_arn"]],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~"},
			{"do": "s3:DeleteObject", "key": "<prefix>~", "level": "should"},
			{"do": "s3:PutObjectTagging", "key": "<prefix>~", "level": "should"},
		],
	}),
	{
		"id": "datasync.report",
		"resources": ["aws_datasync_task"],
		"doc": "https://docs.aws.amazon.com/datasync/latest/userguide/task-reports.html",
		"evidence": "K",
		"purpose": "writes its reports to the bucket",
		"bind": {
			"bucket": "task_report_config.0.s3_destination.0.s3_bucket_arn:bucket_arn",
			"prefix": "task_report_config.0.s3_destination.0.subdirectory:prefix",
			"role": "task_report_config.0.s3_destination.0.bucket_access_role_arn:role",
		},
		"actors": [{"role": "role", "service": "datasync.amazonaws.com"}],
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~"}],
		"fails": "silent",
	},
	object.union(_home, {
		"id": "transfer.home",
		"bind": {
			"bucket": "home_directory:mount",
			"dir": "home_directory:mount_dir",
			"role": "role:role",
		},
		"when": [["home_directory_type", "in", ["PATH", null]]],
	}),
	object.union(_home, {
		"id": "transfer.mapping",
		"each": ["home_directory_mappings"],
		"bind": {"bucket": "@.target:mount", "dir": "@.target:mount_dir", "role": "role:role"},
	}),
	{
		"id": "transfer.workflow",
		"resources": ["aws_transfer_workflow"],
		"doc": "https://docs.aws.amazon.com/transfer/latest/userguide/workflow-execution-role.html",
		"evidence": "D",
		"purpose": "copies files to the bucket",
		"each": ["steps"],
		"bind": {
			"bucket": "@.copy_step_details.0.destination_file_location.0.s3_file_location.0.bucket:bucket",
			"prefix": "@.copy_step_details.0.destination_file_location.0.s3_file_location.0.key:raw",
			"role": "#aws_transfer_server.workflow_details.0.on_upload.0.execution_role:role",
		},
		"actors": [{"role": "role", "service": "transfer.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~"},
			{"do": "s3:PutObjectTagging", "key": "<prefix>~", "level": "should"},
		],
		"fails": "runtime",
	},
]

_location := {
	"resources": ["aws_datasync_location_s3"],
	"doc": "https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html",
	"evidence": "D",
	"bind": {
		"bucket": "s3_bucket_arn:bucket_arn",
		"prefix": "subdirectory:prefix",
		"role": "s3_config.0.bucket_access_role_arn:role",
	},
	"actors": [{"role": "role", "service": "datasync.amazonaws.com"}],
	"fails": "apply",
	"error": "DataSync location access test failed",
}

_reading := [
	{"do": "s3:GetBucketLocation"},
	{"do": "s3:ListBucket"},
	{"do": "s3:ListBucketMultipartUploads", "level": "should"},
	{"do": "s3:GetObject", "key": "<prefix>~"},
	{"do": "s3:GetObjectTagging", "key": "<prefix>~", "level": "should"},
	{"do": "s3:AbortMultipartUpload", "key": "<prefix>~", "level": "should"},
	{"do": "s3:ListMultipartUploadParts", "key": "<prefix>~", "level": "should"},
]

# What an upload and a download need; users may be meant to do one of them only.
_home := {
	"resources": ["aws_transfer_user", "aws_transfer_access"],
	"doc": "https://docs.aws.amazon.com/transfer/latest/userguide/requirements-roles.html",
	"evidence": "D",
	"purpose": "has its home in the bucket",
	"actors": [{"role": "role", "service": "transfer.amazonaws.com", "policies": ["policy"]}],
	"asks": [
		{"do": "s3:ListBucket", "prefix": "<dir>"},
		{"do": "s3:GetBucketLocation", "level": "should"},
		{"do": "s3:GetObject", "or": "s3:PutObject", "key": "<dir>~"},
		{"do": "s3:PutObject", "or": "s3:GetObject", "key": "<dir>~"},
	],
	"fails": "runtime",
}

_keeping := [
	{
		"id": "storagegateway.share",
		"resources": ["aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share"],
		"doc": "https://docs.aws.amazon.com/filegateway/latest/files3/grant-access-s3.html",
		"evidence": "D",
		"purpose": "keeps its files in the bucket",
		"bind": {
			"bucket": "location_arn:bucket_arn",
			"prefix": "location_arn:arn_prefix",
			"role": "role_arn:role",
			"key": "kms_key_arn:key?",
		},
		"actors": [{"role": "role", "service": "storagegateway.amazonaws.com"}],
		"asks": [
			{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true, "if": [["$key", "set"]]},
			{"do": "s3:PutObject", "key": "<prefix>~", "if": [["$key", "unset"]]},
			{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
			{"do": "s3:GetObject", "key": "<prefix>~", "own_key": true},
			{"do": "s3:DeleteObject", "key": "<prefix>~"},
			{"do": "s3:ListBucket"},
			{"do": "s3:GetBucketLocation"},
			{"do": "s3:GetBucketVersioning", "level": "should"},
			{"do": "s3:GetAccelerateConfiguration", "level": "should"},
			{"do": "s3:ListBucketMultipartUploads", "level": "should"},
			{"do": "s3:AbortMultipartUpload", "key": "<prefix>~", "level": "should"},
			{"do": "s3:ListMultipartUploadParts", "key": "<prefix>~", "level": "should"},
			{"do": "s3:PutObjectAcl", "key": "<prefix>~", "level": "should"},
		],
		"limits": {"sends_acl": {"path": "object_acl", "harmless": ["private", "bucket-owner-full-control"]}},
		"fails": "runtime",
	},
	{
		"id": "fsx.lustre",
		"resources": ["aws_fsx_lustre_file_system"],
		"doc": "https://docs.aws.amazon.com/fsx/latest/LustreGuide/setting-up.html",
		"evidence": "D",
		"purpose": "is linked to the bucket",
		"bind": {"bucket": "import_path:uri", "dir": "import_path:uri_dir"},
		"actors": [{"linked": "s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~"}],
		"asks": _lustre,
		"fails": "apply",
	},
	{
		"id": "fsx.dra",
		"resources": ["aws_fsx_data_repository_association"],
		"doc": "https://docs.aws.amazon.com/fsx/latest/LustreGuide/create-dra-linked-data-repo.html",
		"evidence": "D",
		"purpose": "links the bucket to a file system",
		"bind": {"bucket": "data_repository_path:uri", "dir": "data_repository_path:uri_dir"},
		"actors": [{"linked": "s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_~"}],
		"asks": _lustre,
		"limits": {"region": "same"},
		"fails": "apply",
	},
	{
		"id": "backup.s3",
		"resources": ["aws_backup_selection"],
		"doc": "https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html",
		"evidence": "M",
		"purpose": "backs up the bucket",
		"each": ["resources"],
		"bind": {"bucket": "@:bucket_arn", "role": "iam_role_arn:role"},
		"actors": [{"role": "role", "service": "backup.amazonaws.com", "network": "none"}],
		"asks": [
			{"do": "s3:GetObject", "key": "~"},
			{"do": "s3:GetObjectVersion", "key": "~"},
			{"do": "s3:GetObjectAcl", "key": "~"},
			{"do": "s3:GetObjectTagging", "key": "~"},
			{"do": "s3:ListBucket"},
			{"do": "s3:ListBucketVersions"},
			{"do": "s3:GetBucketVersioning"},
			{"do": "s3:GetBucketLocation"},
			{"do": "s3:GetBucketNotification"},
			{"do": "s3:PutBucketNotification"},
			{"do": "s3:GetInventoryConfiguration"},
			{"do": "s3:PutInventoryConfiguration"},
		],
		"fails": "runtime",
	},
	{
		"id": "backup.report_plan",
		"resources": ["aws_backup_report_plan"],
		"doc": "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-console.html",
		"evidence": "D",
		"purpose": "writes its reports to the bucket",
		"bind": {
			"bucket": "report_delivery_channel.0.s3_bucket_name:bucket",
			"prefix": "report_delivery_channel.0.s3_key_prefix:prefix",
		},
		"actors": [{
			"linked": "reports.backup.amazonaws.com/AWSServiceRoleForBackupReports",
			"allows": ["s3:GetBucketLocation"],
		}],
		"asks": [{
			"do": "s3:PutObject",
			"key": "<prefix>~",
			"acl": "bucket-owner-full-control",
			"own_key": true,
		}],
		"fails": "silent",
	},
]

_lustre := [
	{"do": "s3:GetObject", "key": "<dir>~"},
	{"do": "s3:PutObject", "key": "<dir>~"},
	{"do": "s3:ListBucket"},
	{"do": "s3:PutBucketNotification", "level": "should"},
]
