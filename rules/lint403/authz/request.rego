package lint403.authz

import data.lint403.authz.operations
import data.lint403.lib.context
import data.lint403.lib.statement

# The context in which one check is evaluated (section 6, and the completion of section
# 17 for closed contexts). What the need says wins over what follows from the rest, and
# what no policy asks about is left out, so that requests share what they can.

_context(need, who, check) := object.union(
	{"keys": object.filter(_keys(need, who, check), statement.keys)},
	_openness(need, check),
)

_keys(need, who, check) := object.union_n([
	who.keys,
	_connection(need, who),
	{
		"aws:resourceaccount": context.one(check.account),
		"s3:resourceaccount": context.one(check.account),
	},
	_open_keys(need, who, check),
	_endpoint_keys(need),
	_bucket_keys(need, check),
	_given(need),
]) if {
	not check.through
}

# S3 calls KMS with the caller's permissions. Forward access sessions keep the caller and
# its source address, but not the endpoint it came through (IAM UG: Forward access
# sessions); R-Z-05 and R-Z-06 name what is added.
_keys(need, who, check) := object.union_n([
	who.keys,
	_open_keys(need, who, check),
	{name: value | some name, value in _given(need); not _left_behind(name)},
	_kms_keys(who, check),
]) if {
	check.through
}

_openness(need, _) := {} if not need.open_context

_openness(need, check) := {"open": true, "absent": _never(check)} if need.open_context

_given(need) := object.get(need, "context", {})

# R-S-16 aside, requests are taken to come over TLS. What services do among themselves
# shows no transport.
_connection(need, who) := {"aws:securetransport": null, "aws:sourceip": null, "aws:viaawsservice": context.one("false")} if {
	need.open_context
	who.kind == "service"
} else := {
	"aws:securetransport": context.one("true"),
	"aws:viaawsservice": context.one("false"),
}

# Condition keys of the original request that its forward access session does not carry.
_left_behind(name) if startswith(name, "s3:")

_left_behind(name) if name in {
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:vpcsourceip",
	"aws:vpceaccount",
	"aws:vpceorgid",
	"aws:vpceorgpaths",
	"aws:resourceorgid",
	"aws:resourceorgpaths",
}

_left_behind(name) if startswith(name, "aws:resourcetag/")

_kms_keys(who, check) := object.union(_caller_account(who), {
	"aws:securetransport": context.one("true"),
	"aws:viaawsservice": context.one("true"),
	"aws:calledvia": context.many(["s3.amazonaws.com"]),
	"aws:calledviafirst": context.one("s3.amazonaws.com"),
	"aws:calledvialast": context.one("s3.amazonaws.com"),
	"aws:resourceaccount": context.one(check.account),
	"kms:viaservice": context.one(_via_service(check.through)),
	"kms:encryptioncontext:aws:s3:arn": context.one(check.encryption_context),
	"kms:encryptioncontextkeys": context.many(["aws:s3:arn"]),
})

_caller_account(who) := {"kms:calleraccount": context.one(who.account)} if who.account != ""

_caller_account(who) := {} if who.account == ""

# R-Z-05
_via_service(bucket_name) := sprintf("s3.%s.%s", [region, _domain(region)]) if {
	region := _bucket_region(_bucket(bucket_name))
}

_domain(region) := "amazonaws.com.cn" if startswith(region, "cn-")

_domain(region) := "amazonaws.com" if not startswith(region, "cn-")

# The keys that S3 derives from the request and the things it touches.
_bucket_keys(need, check) := object.union_n([
	{sprintf("s3:%s", [name]): context.one(value) |
		operations.header_actions[check.action]
		some name, value in need.headers
		_header_keys[name]
	},
	{key: context.one(value) |
		operations.header_actions[check.action]
		some name, key in _renamed_headers
		value := trim_prefix(need.headers[name], "/")
	},
	{name: value |
		operations.header_actions[check.action]
		tagging := need.headers["x-amz-tagging"]
		some name, value in _request_tags(tagging)
	},
	{name: value |
		check.action == "s3:PutObject"
		not need.headers["x-amz-copy-source"]
		name := "s3:x-amz-copy-source"
		value := context.one(sprintf("%s/%s", [need.source_bucket, object.get(need, "source_key", "")]))
	},
	{"s3:versionid": context.one(version) | check.object; not check.source; version := need.version_id},
	{"s3:versionid": context.one(version) | check.source; version := need.source_version_id},
	{sprintf("s3:existingobjecttag/%s", [lower(tag)]): context.one(value) |
		check.object
		not _without_existing_tags[check.action]
		some tag, value in check.stored.tags
	},
	{name: context.one(value) |
		_tagged(check)
		some tag, value in _bucket(check.bucket).tags
		some name in [sprintf("aws:resourcetag/%s", [lower(tag)]), sprintf("s3:buckettag/%s", [lower(tag)])]
	},
	{name: value | some name, value in _access_point_keys(check)},
	{"s3express:sessionmode": context.one(mode) | mode := check.mode},
	{"aws:calledvia": context.many([service]) | service := check.called_via},
	{"aws:viaawsservice": context.one("true") | check.called_via},
])

# Headers whose condition key is `s3:` and their name.
_header_keys := {
	"x-amz-acl",
	"x-amz-grant-full-control",
	"x-amz-grant-read",
	"x-amz-grant-read-acp",
	"x-amz-grant-write",
	"x-amz-grant-write-acp",
	"x-amz-server-side-encryption",
	"x-amz-server-side-encryption-aws-kms-key-id",
	"x-amz-server-side-encryption-customer-algorithm",
	"x-amz-storage-class",
	"x-amz-metadata-directive",
	"x-amz-website-redirect-location",
	"x-amz-object-ownership",
	"x-amz-content-sha256",
	"x-amz-bucket-namespace",
}

_renamed_headers := {
	"x-amz-copy-source": "s3:x-amz-copy-source",
	"x-amz-object-lock-mode": "s3:object-lock-mode",
	"x-amz-object-lock-retain-until-date": "s3:object-lock-retain-until-date",
	"x-amz-object-lock-legal-hold": "s3:object-lock-legal-hold",
	"if-match": "s3:if-match",
	"if-none-match": "s3:if-none-match",
}

# "a=b&c=d" as in a URL.
_request_tags(text) := object.union(
	{sprintf("s3:requestobjecttag/%s", [lower(name)]): context.one(value) | some [name, value] in pairs},
	{"s3:requestobjecttagkeys": context.many([name | some [name, _] in pairs])},
) if {
	pairs := [[name, value] |
		some pair in split(text, "&")
		pair != ""
		parts := split(pair, "=")
		name := urlquery.decode(parts[0])
		value := urlquery.decode(concat("=", array.slice(parts, 1, count(parts))))
	]
}

# S3 UG: Tagging and access control policies; these actions know no existing tags.
_without_existing_tags := {
	"s3:PutObject",
	"s3:DeleteObject",
	"s3:DeleteObjectVersion",
	"s3:AbortMultipartUpload",
	"s3:ListMultipartUploadParts",
	"s3:BypassGovernanceRetention",
}

# Bucket tags count only once ABAC is on; directory buckets have it always (R-S-14).
_tagged(check) if {
	check.kind == "bucket"
	_bucket(check.bucket).abac.value == "Enabled"
}

_tagged(check) if {
	check.kind == "bucket"
	_bucket(check.bucket).type == "directory"
}

# R-A-01: on both halves of a request through an access point.
_access_point_keys(check) := {
	"s3:dataaccesspointarn": context.one(access_point.arn),
	"s3:dataaccesspointaccount": context.one(access_point.account),
	"s3:accesspointnetworkorigin": context.one(object.get(access_point, "network_origin", "Internet")),
} if {
	access_point := _access_point(check.access_point)
	not access_point.type == "object-lambda"
}

# Open contexts: what is known of every request of the kind.

_open_keys(need, who, check) := object.union_n([
	_organization(who.account, "aws:principalorgid", who.kind),
	_organization(check.account, "aws:resourceorgid", "resource"),
	_mfa(who),
	_type_keys(who),
	_service_context(who),
	{"s3:tlsversion": context.one("1.2") | not check.through},
	{"aws:requestedregion": context.one(region) | region := _region(check); region != ""},
]) if {
	need.open_context
} else := {}

_organization(account, name, kind) := {name: null} if {
	kind in {"service", "anonymous", "federated"}
} else := {name: context.one(organization)} if {
	organization := input.accounts[account].organization
	organization != ""
} else := {}

# R-K: long-term keys carry no MFA key; a role that a service assumes carries "false".
_mfa(who) := {"aws:multifactorauthpresent": null, "aws:multifactorauthage": null} if {
	who.long_term
} else := {"aws:multifactorauthpresent": null, "aws:multifactorauthage": null} if {
	who.kind in {"service", "anonymous"}
} else := {"aws:multifactorauthpresent": context.one("false"), "aws:multifactorauthage": null} if {
	who.kind == "role"
	_assumed_by_service(who.behind)
} else := {}

_assumed_by_service(role) if {
	some statement in input.policies[input.principals[role].trust].statements
	some entry in statement.principals
	entry.form == "service"
}

_type_keys(who) := {"aws:principaltype": context.one(type)} if {
	type := {
		"user": "User",
		"role": "AssumedRole",
		"federated-user": "FederatedUser",
		"root": "Account",
		"anonymous": "Anonymous",
	}[who.kind]
} else := {}

# Only services call on behalf of a resource.
_service_context(who) := {} if who.kind == "service"

_service_context(who) := {
	"aws:sourcearn": null,
	"aws:sourceaccount": null,
	"aws:sourceorgid": null,
	"aws:sourceorgpaths": null,
	"aws:principalservicename": null,
	"aws:principalservicenameslist": null,
} if {
	who.kind != "service"
}

_region(check) := _bucket_region(_bucket(check.bucket)) if check.bucket

# The ARNs of roles and buckets name no Region, and STS may be asked in any.
_region(check) := _arn_region(check.before) if not check.bucket

# A request through an endpoint has no public source address.
_endpoint_keys(need) := object.union(
	{"aws:sourceip": null, "aws:sourcevpce": context.one(endpoint.id), "aws:sourcevpc": context.one(endpoint.vpc)},
	{"aws:vpceaccount": context.one(account) | account := endpoint.account},
) if {
	need.open_context
	endpoint := input.endpoints[need.endpoint]
} else := {}

# Prefixes of keys that a request of this kind cannot have, so that they are not unknown.
_never(check) := ["aws:sourcevpc", "aws:vpcsourceip", "aws:vpce", "s3"] if {
	check.through
} else := [prefix |
	some prefix in [
		"s3:x-amz-", "s3:requestobjecttag", "s3:object-lock-", "s3:prefix", "s3:delimiter", "s3:max-keys",
		"s3:versionid", "s3:dataaccesspoint", "s3:accesspointnetworkorigin", "s3:buckettag/", "kms:", "sts:",
		"s3express:", "aws:calledvia",
	]
	not _can_have(prefix, check)
]

_can_have(prefix, check) if {
	prefix in {"s3:x-amz-", "s3:requestobjecttag", "s3:object-lock-"}
	operations.header_actions[check.action]
}

_can_have(prefix, check) if {
	prefix in {"s3:prefix", "s3:delimiter", "s3:max-keys"}
	check.action in {"s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"}
}

_can_have("s3:buckettag/", check) if _tagged(check)

_can_have("kms:", check) if check.kind == "key"

_can_have("sts:", check) if check.kind == "trust"
