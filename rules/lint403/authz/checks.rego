package lint403.authz

import data.lint403.authz.operations

# The checks of a request: each is one action on one resource, judged by the policies of
# that resource (section 9). They come in the order in which they are reported.

_checks(need, who) := _single(need, who) if {
	need.action != ""
} else := _directory(need, who) if {
	_bucket(need.bucket).type == "directory"
} else := [check |
	some ask in operations.asks[_operation(need)]
	_made(ask, need)
	some check in _expand(ask.on, ask, need, who)
] if {
	operations.asks[_operation(need)]
} else := [check | some given in need.checks; check := _given_check(given, need)]

# A check that the need spells out, because the table does not know the operation.
_given_check(given, need) := object.union(_on(split(given.on, ":")[0], given, need), {"before": given.resource})

_on("bucket", given, need) := _bucket_check(_bucket(trim_prefix(given.on, "bucket:")), {
	"action": given.action,
	"path": trim_prefix(given.resource, _bucket(trim_prefix(given.on, "bucket:")).arn),
	"object": contains(given.resource, "/"),
	"stored": need.stored,
})

_on("ap", given, need) := object.union(
	_access_point_check(
		_access_point(trim_prefix(given.on, "ap:")),
		{"action": given.action, "path": ""},
	),
	{"bucket": name | name := need.bucket},
)

_on("key", given, _) := _direct_key_check(given.action, trim_prefix(given.on, "key:"))

_on("trust", given, _) := _role_check(given.action, trim_prefix(given.on, "trust:"))

_on("account", given, _) := _account_check(given.action, given.resource, given.on, trim_prefix(given.on, "account:"))

# A check that no policy but those of the caller judges.
_account_check(action, resource, on, account) := {
	"action": action,
	"before": resource,
	"on": on,
	"kind": "account",
	"account": account,
	"policies": [],
	"layer": "identity",
}

# The public access block of the account has operations of the same name as that of a
# bucket.
_operation(need) := sprintf("%sAccountPublicAccessBlock", [verb]) if {
	object.get(need, "bucket", "") == ""
	some verb in {"Get", "Put", "Delete"}
	need.operation == sprintf("%sPublicAccessBlock", [verb])
} else := need.operation

# Whether an ask is made at all.
_made(ask, _) if not ask.when

_made(ask, need) if _when(ask.when, need)

_when("missing", need) if need.stored.exists == false

_when("source-missing", need) if _object(need.source_bucket, need.source_key).exists == false

_when("acl", need) if _requests_acl(need)

_when("tagging", need) if need.headers["x-amz-tagging"] != ""

_when("tagging", need) if _copies_tags(need)

_when("copied-tags", need) if _copies_tags(need)

_copies_tags(need) if {
	upper(object.get(need, ["headers", "x-amz-tagging-directive"], "COPY")) == "COPY"
	count(_object(need.source_bucket, need.source_key).tags) > 0
}

_when("retention", need) if need.headers["x-amz-object-lock-mode"]

_when("retention", need) if need.headers["x-amz-object-lock-retain-until-date"]

_when("legal-hold", need) if need.headers["x-amz-object-lock-legal-hold"]

_when("bypass", need) if lower(need.headers["x-amz-bypass-governance-retention"]) == "true"

_when("checksum", need) if upper(need.headers["x-amz-checksum-mode"]) == "ENABLED"

_when("owner-override", need) if need.parameters["owner-override"]

_when("source-encrypted", need) if _source_encrypted(need)

_when("source-plain", need) if not _source_encrypted(need)

_source_encrypted(need) if startswith(_stored("source", need).algorithm, "aws:kms")

_when("bucket-key", need) if _bucket(need.bucket).encryption.bucket_key == "on"

_when("lock-enabled", need) if lower(need.headers["x-amz-bucket-object-lock-enabled"]) == "true"

_when("ownership-header", need) if need.headers["x-amz-object-ownership"]

_when("session-tags", need) if need.parameters.tags

_when("source-identity", need) if need.parameters["source-identity"]

# The action of an ask, which may name the version.
_action(ask, need) := ask.version if {
	need.version_id
	ask.on != "source"
} else := ask.version if {
	need.source_version_id
	ask.on == "source"
} else := ask.action

_expand("object", ask, need, _) := _on_bucket(need, {
	"action": _action(ask, need),
	"path": "/",
	"keyed": true,
	"stored": need.stored,
	"object": true,
})

_expand("bucket", ask, need, _) := _on_bucket(need, {
	"action": ask.action,
	"path": "",
	"when": object.get(ask, "when", ""),
})

_expand("source", ask, need, _) := _source_checks(ask, need)

_expand("source-bucket", ask, need, _) := [_bucket_check(_bucket(need.source_bucket), {
	"action": ask.action,
	"path": "",
	"when": object.get(ask, "when", ""),
})]

_expand("account", ask, _, who) := [_account_check(ask.action, "*", sprintf("account:%s", [who.account]), who.account)]

_expand("access-point", ask, need, _) := [_account_check(ask.action, arn, sprintf("ap:%s", [arn]), _access_point(arn).account)] if {
	arn := object.get(need, "via", object.get(need, "resource", ""))
}

_expand("resource", ask, need, _) := [_resource_check(ask.action, need)]

_expand("key", ask, need, who) := [_key_check(ask, encryption, need, who)] if {
	encryption := _encryption(ask.use, need, who)
	startswith(encryption.algorithm, "aws:kms")
} else := []

_expand("named-key", ask, need, who) := [_direct_key_check(ask.action, arn)] if {
	arn := _key_arn(object.get(need, "resource", ""), who.account, "us-east-1")
}

_expand("role", ask, need, _) := [_role_check(ask.action, need.role)]

# R-A-01: through an access point the request is checked on the access point and on the
# bucket behind it.
_on_bucket(need, ask) := [_bucket_check(_bucket(need.bucket), ask)] if not need.via

_on_bucket(need, ask) := _through_point(access_point, need, ask) if {
	access_point := _access_point(need.via)
}

# R-A-07: an Object Lambda access point also takes the function and the access point
# behind it, both called by the service.
_through_point(access_point, need, ask) := array.concat(
	[object.union(_access_point_check(access_point, ask), {
		"action": sprintf("s3-object-lambda:%s", [split(ask.action, ":")[1]]),
		"before": access_point.arn,
		"keyed": false,
	})],
	_behind(access_point, need, ask),
) if {
	access_point.type == "object-lambda"
} else := _both_halves(access_point, need, ask)

# What stands behind an access point out of view is out of view, too.
_behind(access_point, need, ask) := array.concat(
	[_function_check(function)],
	[object.union(check, {"called_via": "s3-object-lambda.amazonaws.com"}) |
		some check in _both_halves(_access_point(access_point.supporting), need, ask)
	],
) if {
	function := access_point.function
} else := []

_both_halves(access_point, need, ask) := [
	object.union(_access_point_check(access_point, ask), {"bucket": need.bucket}),
	object.union(_bucket_check(_bucket(need.bucket), ask), {"access_point": access_point.arn}),
]

_bucket_check(bucket, ask) := object.union_n([ask, _foreign(bucket, ask), {
	"before": sprintf("%s%s", [bucket.arn, ask.path]),
	"on": sprintf("bucket:%s", [bucket.name]),
	"kind": "bucket",
	"bucket": bucket.name,
	"account": bucket.account,
	"policies": object.get(bucket, "policies", []),
	"elsewhere": object.get(bucket, "policy_elsewhere", false),
	"layer": "bucket-policy",
}])

# R-S-08
_foreign(bucket, ask) := {"owner": owner} if {
	ask.object
	_owner_decides(ask.action)
	owner := _owner(bucket, ask.stored)
	owner != bucket.account
} else := {}

# R-A-02
_access_point_check(access_point, ask) := object.union(ask, {
	"before": sprintf("%s%s", [access_point.arn, _object_path(ask.path)]),
	"on": sprintf("ap:%s", [access_point.arn]),
	"kind": "access-point",
	"access_point": access_point.arn,
	"account": access_point.account,
	"policies": [access_point.policy | access_point.policy != ""],
	"elsewhere": object.get(access_point, "stranger", false),
	"layer": "access-point-policy",
})

_object_path("") := ""

_object_path(path) := sprintf("/object%s", [path]) if path != ""

_function_check(function) := {
	"action": "lambda:InvokeFunction",
	"before": function,
	"on": sprintf("function:%s", [function]),
	"kind": "resource",
	"account": _arn_account(function),
	"policies": object.get(_policies_by_target, function, []),
	"layer": "resource-policy",
	"called_via": "s3-object-lambda.amazonaws.com",
}

# The policies of resources without a room of their own in the model, by what they are
# attached to.
_attached[target] contains id if {
	some id, policy in input.policies
	policy.kind == "resource"
	target := policy.target
}

_policies_by_target := {target: ids | some target, ids in _attached}

_key_check(ask, encryption, need, who) := object.union(_direct_key_check(ask.action, arn), {
	"through": _ask_bucket(ask.use, need),
	"encryption_context": _encryption_context(encryption, _ask_bucket(ask.use, need), _ask_key(ask.use, need)),
}) if {
	arn := _key_arn(
		object.get(encryption, "key", ""),
		_key_owner(ask.use, need, who),
		_bucket_region(_bucket(_ask_bucket(ask.use, need))),
	)
}

default _bucket_region(_) := "us-east-1"

_bucket_region(bucket) := bucket.region if bucket.region != ""

# R-Z-06: a Bucket Key is bound to the bucket, everything else to the object. Dual-layer
# encryption has no Bucket Keys, directory buckets have nothing else.
_encryption_context(encryption, bucket_name, key) := _bucket(bucket_name).arn if {
	encryption.bucket_key == "on"
	encryption.algorithm == "aws:kms"
} else := _bucket(bucket_name).arn if {
	_bucket(bucket_name).type == "directory"
} else := sprintf("%s/%s", [_bucket(bucket_name).arn, key])

_direct_key_check(action, arn) := {
	"action": action,
	"before": arn,
	"on": sprintf("key:%s", [arn]),
	"kind": "key",
	"key": arn,
	"account": _key(arn).account,
	"policies": [id | id := _key(arn).policy; id != ""],
	"elsewhere": _key_elsewhere(_key(arn)),
	"layer": "kms-key-policy",
}

# The policy of an AWS managed key is known; that of a key out of view is not.
default _key_elsewhere(_) := false

_key_elsewhere(key) if {
	key.stranger
	key.managed == "customer"
}

_role_check(action, role) := {
	"action": action,
	"before": role,
	"on": sprintf("trust:%s", [role]),
	"kind": "trust",
	"account": object.get(input.principals, [role, "account"], _arn_account(role)),
	"policies": [id | id := input.principals[role].trust; id != ""],
	"elsewhere": _no_trust(role),
	"layer": "trust",
}

default _no_trust(_) := true

_no_trust(role) := false if input.principals[role].trust

# Permissions on a version or an alias of a function are part of the function's policy.
_attached_to(resource) := _policies_by_target[resource] if {
	_policies_by_target[resource]
} else := object.get(_policies_by_target, regex.replace(resource, `^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]*):[^:]*$`, "$1"), [])

# A single action, asked for by name.
_single(need, who) := _expand("named-key", {"action": need.action}, need, who) if {
	startswith(lower(need.action), "kms:")
} else := [_role_check(need.action, object.get(need, "role", object.get(need, "resource", "")))] if {
	startswith(lower(need.action), "sts:assumerole")
} else := _on_bucket(need, object.union({"action": need.action}, _single_path(need))) if {
	need.bucket != ""
} else := _on_bucket(object.union(need, {"bucket": name}), {
	"action": need.action,
	"path": path,
	"object": key != "",
	"stored": _object(name, key),
}) if {
	[_, name, path, key] := regex.find_all_string_submatch_n(`^arn:[^:]*:s3:::([^/]*)(/(.*))?$`, need.resource, 1)[0]
} else := [_resource_check(need.action, need)]

_resource_check(action, need) := {
	"action": action,
	"before": resource,
	"on": sprintf("resource:%s", [resource]),
	"kind": "resource",
	"account": _resource_account(resource, need),
	"policies": _attached_to(resource),
	"layer": "resource-policy",
} if {
	resource := object.get(need, "resource", "*")
}

_single_path(need) := {"path": "/", "object": true, "keyed": true, "stored": need.stored} if {
	need.keyed
} else := {"path": ""}

# An ARN without an account names something of the caller's own.
_resource_account(arn, _) := _arn_account(arn) if _arn_account(arn) != ""

_resource_account(arn, need) := object.get(input.principals, [need.principal, "account"], "") if _arn_account(arn) == ""
