package lint403.needs

import data.lint403.authz

# METADATA
# description: |
#   Who applies a resource: the role of its provider, else what was assumed or what the
#   plan says of the caller, else a token.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assuming-an-iam-role
#     description: AWS provider, assuming an IAM role
# scope: document
applier(resource) := _applier_of(_provider_of(resource))

_applier_of(provider) := role if {
	role := input.providers[provider].role_arn
	startswith(role, "arn:")
} else := arn if {
	arn := _assumed_applier
} else := arn if {
	some caller in input.resources.aws_caller_identity
	arn := _role_behind(caller.values.arn)
} else := unknown_applier

_assumed_applier := arn if {
	some key in ["principal.applying", "applying-principal"]
	arn := input.assumptions[key]
}

# METADATA
# description: The principal that applies when nothing in view tells; a token stands for its name.
# scope: document
unknown_applier := "arn:aws:iam::${account}:role/${applier}"

_provider_of(resource) := object.get(resource, "provider", "aws")

_role_behind(arn) := arn if not contains(arn, ":assumed-role/")

_role_behind(arn) := _role_of_session(arn) if contains(arn, ":assumed-role/")

# METADATA
# description: The session policies under which a resource is applied, by id.
# scope: document
applier_sessions(resource) := _sessions_of(_provider_of(resource))

_sessions_of(provider) := object.get(input, ["providers", provider, "session"], [])

# What Terraform asks of S3 to create and refresh a resource. Objects are judged
# whoever applies them, as their headers are known; the rest only when the applier or
# its session policies are.
_applier_requests := array.concat(_object_requests, array.concat(_copy_requests, _bucket_requests))

_object_requests := [[request, declaration] |
	some type in ["aws_s3_object", "aws_s3_bucket_object"]
	some resource in input.resources[type]
	_applied(resource)
	bucket := _bucket_named(resource.values.bucket)
	some asked in _object_operations(resource)
	request := object.union(_applied_request(resource), object.union(asked, {
		"bucket": bucket,
		"key": trim_prefix(resource.values.key, "/"),
	}))
	declaration := _applied_declaration(resource, asked)
]

# After the upload the provider reads the object and its tags back.
_object_operations(resource) := [
	{
		"operation": "PutObject",
		"headers": _object_headers(resource.values),
		"context": _absent_headers(resource.values),
	},
	{"operation": "HeadObject"},
	{"operation": "GetObjectTagging"},
]

_object_headers(values) := object.union(_implied_headers(values), {header: value |
	some attribute, header in _header_attributes
	value := values[attribute]
	is_string(value)
	value != ""
	not _only_computed(attribute, value)
})

# With a key the provider sends the algorithm as well.
_implied_headers(values) := {"x-amz-server-side-encryption": "aws:kms"} if {
	is_string(values.kms_key_id)
	values.kms_key_id != ""
	not _only_computed("kms_key_id", values.kms_key_id)
} else := {}

# Headers that the provider does not send are absent for certain, if it is known whether
# the argument is set.
_absent_headers(values) := {sprintf("s3:%s", [header]): null |
	some attribute, header in _header_attributes
	not _object_headers(values)[header]
	not _open_attribute(values, attribute)
}

_open_attribute(values, attribute) if {
	contains(values[attribute], "${")
	not _only_computed(attribute, values[attribute])
}

_header_attributes := {
	"acl": "x-amz-acl",
	"server_side_encryption": "x-amz-server-side-encryption",
	"kms_key_id": "x-amz-server-side-encryption-aws-kms-key-id",
	"storage_class": "x-amz-storage-class",
}

# The provider computes these when they are left out, and then sends no header.
_only_computed(attribute, value) if {
	attribute in {"server_side_encryption", "kms_key_id", "acl", "storage_class"}
	startswith(value, "${")
	endswith(value, sprintf(".%s}", [attribute]))
}

_copy_requests := [[request, declaration] |
	some resource in input.resources.aws_s3_object_copy
	_applied(resource)
	[source_bucket, source_key] := _copy_source(resource.values.source)
	asked := {"operation": "CopyObject", "headers": object.union(
		_object_headers(resource.values),
		_payer_header(resource.values),
	)}
	request := object.union(_applied_request(resource), object.union(asked, {
		"bucket": _bucket_named(resource.values.bucket),
		"key": resource.values.key,
		"source_bucket": _bucket_named(source_bucket),
		"source_key": source_key,
	}))
	declaration := _applied_declaration(resource, asked)
]

_payer_header(values) := {"x-amz-request-payer": "requester"} if {
	values.request_payer == "requester"
} else := {}

_copy_source(source) := [bucket, key] if {
	path := trim_prefix(source, "/")
	slash := indexof(path, "/")
	slash > 0
	bucket := substring(path, 0, slash)
	key := substring(path, slash + 1, -1)
}

_bucket_requests := [_bucket_request(_settings[i]) | some i in _disputed]

_disputed := {i | some i, _ in _settings} - object.keys(_undisputed)

_undisputed_requests := [_bucket_request(_settings[i]) | some i, _ in _undisputed]

# The requests that nothing in view can refuse, by their position in `_settings`.
_undisputed := {i: [principal, name, bucket, {}] |
	some i, [resource, bucket, name] in _settings
	principal := applier(resource)
	applier_sessions(resource) == []
	authz.unhindered(principal, bucket)
}

_undisputed_ids := {_line(principal, name, bucket, {}) | some [principal, name, bucket, _] in _undisputed}

_bucket_request([resource, bucket, name]) := [
	object.union(_applied_request(resource), {"action": name, "bucket": bucket}),
	_applied_declaration(resource, {"action": name}),
]

# Resource, bucket and action of what Terraform asks about the settings of buckets.
_settings := [[resource, bucket, name] |
	_some_judgeable
	some type, names in applier_actions
	some resource in input.resources[type]
	_applied(resource)
	_judgeable(resource)
	bucket := _bucket_named(object.get(resource.values, "bucket", ""))
	bucket != ""
	some name in names
]

# Most often nothing tells who applies what.
_some_judgeable if {
	some provider in (object.keys(object.get(input, "providers", {})) | {"aws"})
	_judgeable({"provider": provider})
}

_judgeable(resource) if applier(resource) != unknown_applier

_judgeable(resource) if applier_sessions(resource) != []

# METADATA
# description: |
#   What applying and refreshing a bucket's settings asks for, by resource type.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
#     description: Required permissions for Amazon S3 API operations
# scope: document
applier_actions := {
	"aws_s3_bucket_policy": ["s3:PutBucketPolicy", "s3:GetBucketPolicy"],
	"aws_s3_bucket_acl": ["s3:PutBucketAcl", "s3:GetBucketAcl"],
	"aws_s3_bucket_ownership_controls": ["s3:PutBucketOwnershipControls", "s3:GetBucketOwnershipControls"],
	"aws_s3_bucket_public_access_block": ["s3:PutBucketPublicAccessBlock", "s3:GetBucketPublicAccessBlock"],
	"aws_s3_bucket_versioning": ["s3:PutBucketVersioning", "s3:GetBucketVersioning"],
	"aws_s3_bucket_server_side_encryption_configuration": [
		"s3:PutEncryptionConfiguration",
		"s3:GetEncryptionConfiguration",
	],
	"aws_s3_bucket_lifecycle_configuration": ["s3:PutLifecycleConfiguration", "s3:GetLifecycleConfiguration"],
	"aws_s3_bucket_logging": ["s3:PutBucketLogging", "s3:GetBucketLogging"],
	"aws_s3_bucket_notification": ["s3:PutBucketNotification", "s3:GetBucketNotification"],
	"aws_s3_bucket_cors_configuration": ["s3:PutBucketCORS", "s3:GetBucketCORS"],
	"aws_s3_bucket_website_configuration": ["s3:PutBucketWebsite", "s3:GetBucketWebsite"],
	"aws_s3_bucket_replication_configuration": ["s3:PutReplicationConfiguration", "s3:GetReplicationConfiguration"],
	"aws_s3_bucket_request_payment_configuration": ["s3:PutBucketRequestPayment", "s3:GetBucketRequestPayment"],
}

_applied(resource) if {
	object.get(resource, "mode", "managed") == "managed"
	object.get(resource, "change", "") in {"", "create", "update", "replace"}
}

_bucket_named(value) := name if {
	name := bucket_by_arn[value]
} else := value if {
	input.buckets[value]
} else := _bucket_of_token(value) if {
	startswith(value, "${")
} else := value

# A token for the id of a bucket resource stands for the bucket's name.
_bucket_of_token(token) := name if {
	address := regex.replace(token, `^\$\{(.*)\.[a-z_]+\}$`, "$1")
	name := _bucket_at[address]
} else := token

_bucket_at := {bucket.address: name | some name, bucket in input.buckets}

_applied_request(resource) := object.union(
	{"principal": applier(resource), "context": {}, "open_context": true},
	_session_of(resource),
)

_session_of(resource) := {"sessions": ids} if {
	ids := applier_sessions(resource)
	ids != []
} else := {}

_applied_declaration(resource, asked) := {
	"origin": "applier",
	"range": resource.range,
	"address": resource.address,
	"why": sprintf("Terraform applies %s", [resource.address]),
	"keys": set(),
	"action": object.get(asked, "operation", object.get(asked, "action", "")),
	"workloads": [],
}
