# METADATA
# title: Operations
# description: |
#   Which checks AWS makes for an API operation: the table of section 9 as data. An ask
#   has an action and what it is checked on, `version` the action that replaces it when
#   a version is named, and `when` the circumstance in which it is made at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
#     description: Required permissions for Amazon S3 API operations
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-authenticating-authorizing.html
#     description: Directory buckets, authenticating and authorizing requests
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
#     description: Uploading and copying objects using multipart upload, permissions
# custom:
#   library: true
package lint403.authz.operations

# METADATA
# description: The asks of every operation, in the order in which they are reported.
# scope: document
asks := object.union_n([
	_composed,
	{operation: [{"action": action, "on": "bucket"}] | some operation, action in _bucket},
	{operation: [{"action": action, "on": "account"}] | some operation, action in _account},
	{operation: [{"action": sprintf("s3:%s", [operation]), "on": "access-point"}] | some operation in _access_point},
	{operation: [{"action": sprintf("s3:%s", [operation]), "on": "resource"}] | some operation in _resource},
	{operation: [{"action": sprintf("kms:%s", [operation]), "on": "named-key"}] | some operation in _key},
])

# METADATA
# description: |
#   What an operation does to objects of a directory bucket, where a session does the
#   asking (R-A-08): "read", "write", or the action that has a permission of its own.
# scope: document
directory(operation) := "write" if _directory_writes[operation]

directory(operation) := "read" if _directory_reads[operation]

directory(operation) := sprintf("s3express:%s", [action]) if {
	not _directory_writes[operation]
	not _directory_reads[operation]
	action := object.get(_directory_bucket, operation, operation)
}

# METADATA
# description: Operations that carry a new object or its ACL, and so the headers for it.
# scope: document
uploads := {
	"PutObject",
	"PostObject",
	"CopyObject",
	"CreateMultipartUpload",
	"UploadPart",
	"UploadPartCopy",
}

# METADATA
# description: Actions whose requests can carry the headers of an upload.
# scope: document
header_actions := {
	"s3:PutObject",
	"s3:PutObjectAcl",
	"s3:PutObjectVersionAcl",
	"s3:PutObjectTagging",
	"s3:PutObjectVersionTagging",
	"s3:PutObjectRetention",
	"s3:PutObjectLegalHold",
	"s3:PutBucketAcl",
	"s3:CreateBucket",
	"s3:PutBucketOwnershipControls",
	"s3:ReplicateObject",
	"s3:UpdateObjectEncryption",
}

_read(operation_asks) := array.concat(
	[
		{"action": "s3:GetObject", "version": "s3:GetObjectVersion", "on": "object"},
		{"action": "s3:ListBucket", "on": "bucket", "when": "missing"},
	],
	operation_asks,
)

_decrypt := {"action": "kms:Decrypt", "on": "key", "use": "read"}

_generate := {"action": "kms:GenerateDataKey", "on": "key", "use": "write"}

# S3 reads what it has written while it joins the parts of an upload.
_decrypt_written := {"action": "kms:Decrypt", "on": "key", "use": "write"}

_put := {"action": "s3:PutObject", "on": "object"}

_put_extras := [
	{"action": "s3:PutObjectAcl", "on": "object", "when": "acl"},
	{"action": "s3:PutObjectTagging", "on": "object", "when": "tagging"},
	{"action": "s3:PutObjectRetention", "on": "object", "when": "retention"},
	{"action": "s3:PutObjectLegalHold", "on": "object", "when": "legal-hold"},
]

_bypass := {"action": "s3:BypassGovernanceRetention", "on": "object", "when": "bypass"}

_source := [
	{"action": "s3:GetObject", "version": "s3:GetObjectVersion", "on": "source"},
	{"action": "s3:ListBucket", "on": "source-bucket", "when": "source-missing"},
]

_source_tags := {
	"action": "s3:GetObjectTagging",
	"version": "s3:GetObjectVersionTagging",
	"on": "source",
	"when": "copied-tags",
}

_decrypt_source := {"action": "kms:Decrypt", "on": "key", "use": "source"}

_composed := {
	"GetObject": _read([_decrypt]),
	"GetObjectAttributes": _read([_decrypt]),
	"SelectObjectContent": _read([_decrypt]),
	"GetObjectTorrent": _read([_decrypt]),
	# With checksum mode S3 decrypts the stored checksum.
	"HeadObject": _read([object.union(_decrypt, {"when": "checksum"})]),
	"PutObject": array.concat(array.concat([_put], _put_extras), [_generate]),
	"PostObject": array.concat(array.concat([_put], _put_extras), [_generate]),
	"CreateMultipartUpload": array.concat(array.concat([_put], _put_extras), [_generate, _decrypt_written]),
	"UploadPart": [_put, _generate, _decrypt_written],
	"CompleteMultipartUpload": [_put, _generate, _decrypt_written],
	"AbortMultipartUpload": [{"action": "s3:AbortMultipartUpload", "on": "object"}],
	"ListParts": [{"action": "s3:ListMultipartUploadParts", "on": "object"}, _decrypt_written],
	"CopyObject": array.concat(
		array.concat(_source, [_source_tags, _decrypt_source, _put]),
		array.concat(_put_extras, [_generate]),
	),
	# A part has no tags; those of the object are given when the upload is created.
	"UploadPartCopy": array.concat(_source, [_decrypt_source, _put, _generate, _decrypt_written]),
	"RenameObject": [_put],
	"DeleteObject": [{"action": "s3:DeleteObject", "version": "s3:DeleteObjectVersion", "on": "object"}, _bypass],
	"DeleteObjects": [{"action": "s3:DeleteObject", "version": "s3:DeleteObjectVersion", "on": "object"}, _bypass],
	"GetObjectAcl": [{"action": "s3:GetObjectAcl", "version": "s3:GetObjectVersionAcl", "on": "object"}],
	"PutObjectAcl": [{"action": "s3:PutObjectAcl", "version": "s3:PutObjectVersionAcl", "on": "object"}],
	"GetObjectTagging": [{"action": "s3:GetObjectTagging", "version": "s3:GetObjectVersionTagging", "on": "object"}],
	"PutObjectTagging": [{"action": "s3:PutObjectTagging", "version": "s3:PutObjectVersionTagging", "on": "object"}],
	"DeleteObjectTagging": [{
		"action": "s3:DeleteObjectTagging",
		"version": "s3:DeleteObjectVersionTagging",
		"on": "object",
	}],
	"GetObjectLegalHold": [{"action": "s3:GetObjectLegalHold", "on": "object"}],
	"PutObjectLegalHold": [{"action": "s3:PutObjectLegalHold", "on": "object"}],
	"GetObjectRetention": [{"action": "s3:GetObjectRetention", "on": "object"}],
	"PutObjectRetention": [{"action": "s3:PutObjectRetention", "on": "object"}, _bypass],
	"RestoreObject": [{"action": "s3:RestoreObject", "on": "object"}],
	"UpdateObjectEncryption": [
		{"action": "s3:UpdateObjectEncryption", "on": "object"},
		_put,
		{"action": "kms:Encrypt", "on": "key", "use": "write"},
		_decrypt_written,
		_generate,
		{"action": "kms:ReEncryptFrom", "on": "key", "use": "read"},
		{"action": "kms:ReEncryptTo", "on": "key", "use": "write"},
	],
	# S3 UG: Replicating encrypted objects; permissions of the replication role.
	"ReplicateObject": [
		{"action": "s3:GetReplicationConfiguration", "on": "source-bucket"},
		{"action": "s3:ListBucket", "on": "source-bucket"},
		{"action": "s3:GetObjectVersionForReplication", "on": "source"},
		{"action": "s3:GetObjectVersionAcl", "on": "source"},
		{"action": "s3:GetObjectVersionTagging", "on": "source"},
		{"action": "kms:Decrypt", "on": "key", "use": "source"},
		{"action": "s3:ReplicateObject", "on": "object"},
		{"action": "s3:ObjectOwnerOverrideToBucketOwner", "on": "object", "when": "owner-override"},
		{"action": "kms:Encrypt", "on": "key", "use": "write", "when": "source-encrypted"},
		{"action": "kms:GenerateDataKey", "on": "key", "use": "write", "when": "source-plain"},
		{"action": "kms:Decrypt", "on": "key", "use": "write", "when": "bucket-key"},
	],
	"ReplicateDelete": [{"action": "s3:ReplicateDelete", "on": "object"}],
	"ReplicateTags": [{"action": "s3:ReplicateTags", "on": "object"}],
	"CreateBucket": [
		{"action": "s3:CreateBucket", "on": "bucket"},
		{"action": "s3:PutBucketAcl", "on": "bucket", "when": "acl"},
		{"action": "s3:PutBucketObjectLockConfiguration", "on": "bucket", "when": "lock-enabled"},
		{"action": "s3:PutBucketVersioning", "on": "bucket", "when": "lock-enabled"},
		{"action": "s3:PutBucketOwnershipControls", "on": "bucket", "when": "ownership-header"},
	],
	"AssumeRole": [
		{"action": "sts:AssumeRole", "on": "role"},
		{"action": "sts:TagSession", "on": "role", "when": "session-tags"},
		{"action": "sts:SetSourceIdentity", "on": "role", "when": "source-identity"},
	],
	"AssumeRoleWithWebIdentity": [
		{"action": "sts:AssumeRoleWithWebIdentity", "on": "role"},
		{"action": "sts:TagSession", "on": "role", "when": "session-tags"},
	],
	"AssumeRoleWithSAML": [
		{"action": "sts:AssumeRoleWithSAML", "on": "role"},
		{"action": "sts:TagSession", "on": "role", "when": "session-tags"},
	],
	"CreateSession": [{"action": "s3express:CreateSession", "on": "bucket"}],
	"CreateStorageLensGroup": [
		{"action": "s3:CreateStorageLensGroup", "on": "account"},
		{"action": "s3:TagResource", "on": "account", "when": "session-tags"},
	],
}

# Operations that need one action on the bucket.
_bucket := {
	"CreateBucketMetadataConfiguration": "s3:CreateBucketMetadataTableConfiguration",
	"CreateBucketMetadataTableConfiguration": "s3:CreateBucketMetadataTableConfiguration",
	"DeleteBucket": "s3:DeleteBucket",
	"DeleteBucketAnalyticsConfiguration": "s3:PutAnalyticsConfiguration",
	"DeleteBucketCors": "s3:PutBucketCORS",
	"DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
	"DeleteBucketIntelligentTieringConfiguration": "s3:PutIntelligentTieringConfiguration",
	"DeleteBucketInventoryConfiguration": "s3:PutInventoryConfiguration",
	"DeleteBucketLifecycle": "s3:PutLifecycleConfiguration",
	"DeleteBucketMetadataConfiguration": "s3:DeleteBucketMetadataTableConfiguration",
	"DeleteBucketMetadataTableConfiguration": "s3:DeleteBucketMetadataTableConfiguration",
	"DeleteBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
	"DeleteBucketOwnershipControls": "s3:PutBucketOwnershipControls",
	"DeleteBucketPolicy": "s3:DeleteBucketPolicy",
	"DeleteBucketReplication": "s3:PutReplicationConfiguration",
	"DeleteBucketTagging": "s3:PutBucketTagging",
	"DeleteBucketWebsite": "s3:DeleteBucketWebsite",
	"DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock",
	"GetBucketAbac": "s3:GetBucketAbac",
	"GetBucketAccelerateConfiguration": "s3:GetAccelerateConfiguration",
	"GetBucketAcl": "s3:GetBucketAcl",
	"GetBucketAnalyticsConfiguration": "s3:GetAnalyticsConfiguration",
	"GetBucketCors": "s3:GetBucketCORS",
	"GetBucketEncryption": "s3:GetEncryptionConfiguration",
	"GetBucketIntelligentTieringConfiguration": "s3:GetIntelligentTieringConfiguration",
	"GetBucketInventoryConfiguration": "s3:GetInventoryConfiguration",
	"GetBucketLifecycle": "s3:GetLifecycleConfiguration",
	"GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
	"GetBucketLocation": "s3:GetBucketLocation",
	"GetBucketLogging": "s3:GetBucketLogging",
	"GetBucketMetadataConfiguration": "s3:GetBucketMetadataTableConfiguration",
	"GetBucketMetadataTableConfiguration": "s3:GetBucketMetadataTableConfiguration",
	"GetBucketMetricsConfiguration": "s3:GetMetricsConfiguration",
	"GetBucketNotificationConfiguration": "s3:GetBucketNotification",
	"GetBucketOwnershipControls": "s3:GetBucketOwnershipControls",
	"GetBucketPolicy": "s3:GetBucketPolicy",
	"GetBucketPolicyStatus": "s3:GetBucketPolicyStatus",
	"GetBucketReplication": "s3:GetReplicationConfiguration",
	"GetBucketRequestPayment": "s3:GetBucketRequestPayment",
	"GetBucketTagging": "s3:GetBucketTagging",
	"GetBucketVersioning": "s3:GetBucketVersioning",
	"GetBucketWebsite": "s3:GetBucketWebsite",
	"GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
	"GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
	"HeadBucket": "s3:ListBucket",
	"ListBucketAnalyticsConfigurations": "s3:GetAnalyticsConfiguration",
	"ListBucketIntelligentTieringConfigurations": "s3:GetIntelligentTieringConfiguration",
	"ListBucketInventoryConfigurations": "s3:GetInventoryConfiguration",
	"ListBucketMetricsConfigurations": "s3:GetMetricsConfiguration",
	"ListMultipartUploads": "s3:ListBucketMultipartUploads",
	"ListObjectVersions": "s3:ListBucketVersions",
	"ListObjects": "s3:ListBucket",
	"ListObjectsV2": "s3:ListBucket",
	"ListTagsForResource": "s3:ListTagsForResource",
	"PutBucketAbac": "s3:PutBucketAbac",
	"PutBucketAccelerateConfiguration": "s3:PutAccelerateConfiguration",
	"PutBucketAcl": "s3:PutBucketAcl",
	"PutBucketAnalyticsConfiguration": "s3:PutAnalyticsConfiguration",
	"PutBucketCors": "s3:PutBucketCORS",
	"PutBucketEncryption": "s3:PutEncryptionConfiguration",
	"PutBucketIntelligentTieringConfiguration": "s3:PutIntelligentTieringConfiguration",
	"PutBucketInventoryConfiguration": "s3:PutInventoryConfiguration",
	"PutBucketLifecycle": "s3:PutLifecycleConfiguration",
	"PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
	"PutBucketLogging": "s3:PutBucketLogging",
	"PutBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
	"PutBucketNotificationConfiguration": "s3:PutBucketNotification",
	"PutBucketOwnershipControls": "s3:PutBucketOwnershipControls",
	"PutBucketPolicy": "s3:PutBucketPolicy",
	"PutBucketReplication": "s3:PutReplicationConfiguration",
	"PutBucketRequestPayment": "s3:PutBucketRequestPayment",
	"PutBucketTagging": "s3:PutBucketTagging",
	"PutBucketVersioning": "s3:PutBucketVersioning",
	"PutBucketWebsite": "s3:PutBucketWebsite",
	"PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
	"PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
	"TagResource": "s3:TagResource",
	"UntagResource": "s3:UntagResource",
	"UpdateBucketMetadataInventoryTableConfiguration": "s3:UpdateBucketMetadataInventoryTableConfiguration",
	"UpdateBucketMetadataJournalTableConfiguration": "s3:UpdateBucketMetadataJournalTableConfiguration",
}

# Operations without a resource type, which only `*` grants (R-E-08).
_account := {
	"CreateJob": "s3:CreateJob",
	"DeleteAccountPublicAccessBlock": "s3:PutAccountPublicAccessBlock",
	"GetAccessPoint": "s3:GetAccessPoint",
	"GetAccountPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
	"ListAccessPoints": "s3:ListAccessPoints",
	"ListAccessPointsForObjectLambda": "s3:ListAccessPointsForObjectLambda",
	"ListBuckets": "s3:ListAllMyBuckets",
	"ListDirectoryBuckets": "s3express:ListAllMyDirectoryBuckets",
	"ListJobs": "s3:ListJobs",
	"ListMultiRegionAccessPoints": "s3:ListMultiRegionAccessPoints",
	"ListStorageLensConfigurations": "s3:ListStorageLensConfigurations",
	"ListStorageLensGroups": "s3:ListStorageLensGroups",
	"PutAccountPublicAccessBlock": "s3:PutAccountPublicAccessBlock",
	"PutStorageLensConfiguration": "s3:PutStorageLensConfiguration",
}

# Operations on the access point itself, which are named like their actions.
_access_point := {
	"CreateAccessPoint",
	"CreateAccessPointForObjectLambda",
	"CreateMultiRegionAccessPoint",
	"DeleteAccessPoint",
	"DeleteAccessPointForObjectLambda",
	"DeleteAccessPointPolicy",
	"DeleteAccessPointPolicyForObjectLambda",
	"DeleteMultiRegionAccessPoint",
	"GetAccessPointConfigurationForObjectLambda",
	"GetAccessPointForObjectLambda",
	"GetAccessPointPolicy",
	"GetAccessPointPolicyForObjectLambda",
	"GetAccessPointPolicyStatus",
	"GetAccessPointPolicyStatusForObjectLambda",
	"GetMultiRegionAccessPoint",
	"GetMultiRegionAccessPointPolicy",
	"GetMultiRegionAccessPointPolicyStatus",
	"GetMultiRegionAccessPointRoutes",
	"PutAccessPointConfigurationForObjectLambda",
	"PutAccessPointPolicy",
	"PutAccessPointPolicyForObjectLambda",
	"PutMultiRegionAccessPointPolicy",
	"SubmitMultiRegionAccessPointRoutes",
}

# Operations of S3 Control on something else that the request names by its ARN.
_resource := {
	"DeleteJobTagging",
	"DeleteStorageLensConfiguration",
	"DeleteStorageLensConfigurationTagging",
	"DescribeJob",
	"DescribeMultiRegionAccessPointOperation",
	"GetJobTagging",
	"GetStorageLensConfiguration",
	"GetStorageLensConfigurationTagging",
	"PutJobTagging",
	"PutStorageLensConfigurationTagging",
	"UpdateJobPriority",
	"UpdateJobStatus",
}

# Operations of KMS on a key that the request names.
_key := {
	"Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "DescribeKey",
	"CreateGrant", "RetireGrant", "RevokeGrant", "ListGrants", "GetKeyPolicy", "PutKeyPolicy",
	"ScheduleKeyDeletion", "CancelKeyDeletion", "EnableKey", "DisableKey", "EnableKeyRotation",
	"DisableKeyRotation", "GetKeyRotationStatus", "ReEncryptFrom", "ReEncryptTo",
}

_directory_writes := {
	"PutObject", "CopyObject", "DeleteObject", "DeleteObjects", "RenameObject", "CreateMultipartUpload",
	"UploadPart", "UploadPartCopy", "CompleteMultipartUpload", "AbortMultipartUpload",
}

_directory_reads := {
	"GetObject", "HeadObject", "GetObjectAttributes", "ListObjectsV2", "HeadBucket", "ListParts",
	"ListMultipartUploads", "CreateSession",
}

_directory_bucket := {
	"DeleteBucketEncryption": "PutEncryptionConfiguration",
	"DeleteBucketLifecycle": "PutLifecycleConfiguration",
	"GetBucketEncryption": "GetEncryptionConfiguration",
	"GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
	"ListDirectoryBuckets": "ListAllMyDirectoryBuckets",
	"PutBucketEncryption": "PutEncryptionConfiguration",
	"PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
}
