package lint403.authz

import data.lint403.authz.operations
import data.lint403.lib.acl
import data.lint403.lib.public

# What S3, STS and KMS refuse by themselves (section 8). The first that applies counts. A
# gate has a verdict like a layer; one with `after` stands behind the policies, because
# AWS asks those first.

_gate(need, who, checks) := _service("s3-expected-owner", 403, "Access Denied") if {
	_unexpected_owner(need)
} else := _origin_gate(_access_point(need.via), need) if {
	_access_point(need.via).network_origin == "VPC"
	_origin_gate(_access_point(need.via), need).verdict > 0
} else := _payment_gate(need, who) if {
	_payment_gate(need, who).verdict > 0
} else := _service("s3-blocked-encryption", 403, concat(" ", [
	"Access Denied because this bucket has blocked upload requests that specify Server Side Encryption",
	"with Customer provided keys (SSE-C). Please specify a different server-side encryption type",
])) if {
	_blocked_sse_c(need)
} else := _service("object-ownership", 400, "The bucket does not allow ACLs") if {
	_unsupported_acl(need)
	not _acls_presumed_off(_bucket(need.bucket))
} else := object.union(_service("object-ownership", 400, "The bucket does not allow ACLs"), {
	"verdict": 1,
	"unknown": ["Object Ownership"],
}) if {
	_unsupported_acl(need)
} else := _service(
	"object-ownership", 400,
	"Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
) if {
	_conflicting_acl(need)
} else := gate if {
	gate := _public_acl_gate(need)
	gate.verdict > 0
} else := gate if {
	gate := _public_policy_gate(need)
	gate.verdict > 0
} else := _service("object-lock", 403, "Access Denied because object protected by object lock.") if {
	_locked(need)
} else := gate if {
	gate := _encryption_gate(need, who, checks)
} else := gate if {
	gate := _operation_gate(need.operation, need, who, checks)
} else := {"verdict": 0}

_service(layer, http, message) := {
	"verdict": 2,
	"kind": "service",
	"layer": layer,
	"http": http,
	"message": message,
}

_after(layer, http, message) := object.union(_service(layer, http, message), {"after": true})

# R-S-01
_unexpected_owner(need) if need.headers["x-amz-expected-bucket-owner"] != _bucket(need.bucket).account

_unexpected_owner(need) if {
	need.headers["x-amz-source-expected-bucket-owner"] != _bucket(need.source_bucket).account
}

# R-S-02
_origin_gate(access_point, need) := {"verdict": 0} if {
	_source_vpc(need) == access_point.vpc
} else := object.union(_service("access-point-network-origin", 403, "Access Denied"), {
	"verdict": 1,
	"unknown": ["aws:SourceVpc"],
}) if {
	need.open_context
	not need.endpoint
	not _key_given(need, "aws:sourcevpc")
} else := _service("access-point-network-origin", 403, "Access Denied")

_source_vpc(need) := need.context["aws:sourcevpc"].values[0]

_source_vpc(need) := input.endpoints[need.endpoint].vpc if not need.context["aws:sourcevpc"].values[0]

_key_given(need, name) if name in object.keys(object.get(need, "context", {}))

# R-S-03: the account of the bucket pays for itself, roles of it included; everybody else
# says that the requester pays, which anonymous callers and services cannot.
_payment_gate(need, who) := object.union(_service("requester-pays", 403, "Access Denied"), _unpaid(need, who)) if {
	some name in [need.bucket, object.get(need, "source_bucket", need.bucket)]
	_bucket(name).request_payer.value == "Requester"
	who.account != _bucket(name).account
}

_unpaid(need, who) := {"verdict": 2} if {
	who.kind in {"anonymous", "service"}
} else := {"verdict": 0} if {
	lower(need.headers["x-amz-request-payer"]) == "requester"
} else := {"verdict": 1, "unknown": ["x-amz-request-payer"]} if {
	need.open_context
} else := {"verdict": 2}

# R-S-04: only writing is blocked, and by default it is.
_blocked_sse_c(need) if {
	need.headers["x-amz-server-side-encryption-customer-algorithm"]
	operations.uploads[need.operation]
	bucket := _bucket(need.bucket)
	not bucket.stranger
	not bucket.type == "directory"
	"SSE-C" in object.get(bucket, ["encryption", "blocked"], ["SSE-C"])
}

# R-S-05: where ACLs are off, a request may only repeat that the owner of the bucket has
# full control.
_unsupported_acl(need) if {
	list := acl.requested(need.headers)
	need.operation in (operations.uploads | {"PutObjectAcl", "PutBucketAcl"})
	_without_acls(_bucket(need.bucket))
	not acl.bucket_owner_full_control(list, _owner_names(_bucket(need.bucket)))
}

_unsupported_acl(need) if {
	need.operation in {"PutObjectAcl", "PutBucketAcl"}
	not _requests_acl(need)
	_without_acls(_bucket(need.bucket))
}

_requests_acl(need) if acl.requested(need.headers)

_without_acls(bucket) if {
	_acls_off(bucket)
	not bucket.stranger
}

_owner_names(bucket) := {bucket.account} | {id | id := input.accounts[bucket.account].canonical_id}

# R-S-06: ACLs cannot be switched off while they grant anything to others.
_conflicting_acl(need) if {
	need.operation == "PutBucketOwnershipControls"
	object.get(need, ["parameters", "object-ownership"], "BucketOwnerEnforced") == "BucketOwnerEnforced"
	bucket := _bucket(need.bucket)
	some grant in acl.grants(bucket.acl, bucket.account, bucket.account)
	not grant.grantee in _owner_names(bucket)
}

_conflicting_acl(need) if {
	need.operation == "CreateBucket"
	object.get(need.headers, "x-amz-object-ownership", "BucketOwnerEnforced") == "BucketOwnerEnforced"
	list := acl.requested(need.headers)
	bucket := _bucket(need.bucket)
	some grant in acl.grants(list, bucket.account, bucket.account)
	not grant.grantee in _owner_names(bucket)
}

# R-S-11: BlockPublicAcls. A new bucket asks its account alone.
_public_acl_gate(need) := object.union(
	_service("block-public-access", _public_acl_status(need), "Access Denied"),
	{
		"verdict": _blocks_acls(need),
		"unknown": ["BlockPublicAcls"],
		"blamed": 0,
		"action": _acl_action(need),
		"clause": "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.",
	},
) if {
	need.operation in (operations.uploads | {"PutObjectAcl", "PutBucketAcl", "CreateBucket"})
	acl.public(acl.requested(need.headers))
}

_blocks_acls(need) := _account_flag("block_public_acls", _bucket(need.bucket).account) if need.operation == "CreateBucket"

_blocks_acls(need) := _flag("block_public_acls", _target(need)) if need.operation != "CreateBucket"

_target(need) := object.union(
	{"bucket": need.bucket | need.bucket != ""},
	{key: value | some key, value in {"access_point": need.via, "account": _access_point(need.via).account}},
)

_public_acl_status(need) := 400 if need.operation == "CreateBucket"

_public_acl_status(need) := 403 if need.operation != "CreateBucket"

_acl_action(need) := sprintf("s3:%s", [need.operation]) if not need.operation in operations.uploads

_acl_action(need) := "s3:PutObject" if need.operation in operations.uploads

# R-S-11: BlockPublicPolicy looks at the policy that is being written.
_public_policy_gate(need) := object.union(
	_service("block-public-access", 403, "Access Denied"),
	{
		"blamed": 0,
		"action": sprintf("s3:%s", [need.operation]),
		"clause": "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
		"verdict": min([_flag("block_public_policy", _target(need)), _written_policy(need)]),
		"unknown": ["BlockPublicPolicy"],
	},
) if {
	need.operation in {"PutBucketPolicy", "PutAccessPointPolicy"}
	need.parameters.policy
}

# R-B-02
_written_policy(need) := 0 if {
	_access_point(need.via).network_origin == "VPC"
} else := public.verdict(need.parameters.policy)

# R-S-15: a version under lock stays. A simple delete only adds a marker.
_locked(need) if {
	need.operation in {"DeleteObject", "DeleteObjects"}
	need.version_id
	_keeps(need.stored.lock, need)
}

_keeps(lock, _) if lock.legal_hold

_keeps(lock, _) if lock.mode == "COMPLIANCE"

_keeps(lock, need) if {
	lock.mode == "GOVERNANCE"
	not _when("bypass", need)
}

# R-S-16: what KMS encrypts is handed out to signed requests over TLS only, and a read
# says nothing about encryption. R-Z-11: the key must be usable.
_encryption_gate(need, who, checks) := _service("kms-signed-request", 403, "Access Denied") if {
	some check in checks
	check.through
	_unsigned(need, who)
} else := _service("s3-service", 400, "InvalidArgument") if {
	need.operation in {"GetObject", "HeadObject"}
	need.headers["x-amz-server-side-encryption"]
	startswith(_stored("read", need).algorithm, "aws:kms")
} else := _after("s3-service", 400, problem) if {
	problem := [problem | some check in checks; check.kind == "key"; problem := _unusable_key(check)][0]
}

_unsigned(_, who) if who.kind == "anonymous"

_unsigned(need, _) if need.context["aws:securetransport"].values[0] == "false"

# R-S-13
_operation_gate(operation, need, who, _) := _after("s3-service", 405, "MethodNotAllowed") if {
	operation in {"GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy"}
	who.account != _bucket(need.bucket).account
}

# R-S-14
_operation_gate(operation, need, _, _) := _after(
	"s3-abac", 400,
	"ABAC is enabled for the bucket; use TagResource and UntagResource",
) if {
	operation in {"PutBucketTagging", "DeleteBucketTagging"}
	_bucket(need.bucket).abac.value == "Enabled"
}

# R-S-17
_operation_gate("PutObject", need, who, _) := _service("s3-service", 403, "Access Denied") if {
	who.arn == "logging.s3.amazonaws.com"
	startswith(_bucket(need.bucket).encryption.algorithm, "aws:kms")
}

# R-A-08: a session that may only read.
_operation_gate(_, need, _, checks) := _after("s3-service", 403, "Access Denied") if {
	some check in checks
	check.session == "write"
	_session_mode(need, check) == "ReadOnly"
}

_session_mode(need, _) := need.context["s3express:sessionmode"].values[0]

_session_mode(need, check) := check.mode if not need.context["s3express:sessionmode"].values[0]

# STS API, AssumeRole: the root user cannot assume roles.
_operation_gate("AssumeRole", _, who, _) := _service("trust", 403, "Roles may not be assumed by root accounts.") if {
	who.kind == "root"
}

# R-T-04: a chained session lasts an hour at most.
_operation_gate("AssumeRole", need, who, _) := _after(
	"trust", 400,
	"The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
) if {
	who.kind == "role"
	to_number(need.parameters["duration-seconds"]) > 3600
}
