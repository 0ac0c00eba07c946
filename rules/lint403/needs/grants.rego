package lint403.needs

import data.lint403.lib.policy

# METADATA
# description: |
#   What the Allow statements of a policy are probed with, by policy id: one entry per
#   action and target, still without a principal.
# scope: document
probes[id] := [probe |
	some statement in document.statements
	policy.allows(statement)
	not _for_access_points_only(document, statement)
	context := grant_context(statement)
	headers := grant_headers(statement)
	stated := object.union(context, _acl_context(headers))
	sent := _sent(headers)
	some action in statement.actions
	some name in _names(action)
	some pattern in statement.resources
	some target in targets(pattern)
	_fits(name, target.rest)
	probe := {
		"request": object.union_n([
			_request_of(name, action.value),
			object.remove(target, ["rest"]),
			{"headers": sent, "open_context": true},
		]),
		"rest": target.rest,
		"context": context,
		"unsaid": _unsaid(name, headers),
		"stated": stated,
		"declaration": {
			"policy": id,
			"statement": statement.index,
			"range": action.range,
			"address": object.get(document, "address", ""),
			"keys": condition_keys(statement),
			"action": action.value,
		},
	}
] if {
	some id, document in input.policies
	document.kind in {"identity", "bucket", "access-point"}
}

# In an identity policy a grant that is bound to access points declares nothing of the
# bucket; in a bucket policy it delegates.
_for_access_points_only(_, statement) if _for_access_points(statement)

_fits(name, null) if level(name) == "bucket"

_fits(name, rest) if {
	is_string(rest)
	level(name) == "object"
}

# Requests of the roles and users in view, from their identity policies.
_identity_grants := [[request, declaration] |
	some arn, principal in input.principals
	principal.kind in {"role", "user"}
	some id in principal.identity
	some probe in probes[id]
	some path in paths(arn, probe.context)
	request := _request(arn, probe, path)
	declaration := _declaration(probe, path, "grant", "its policy grants")
]

_declaration(probe, path, origin, words) := object.union(probe.declaration, {
	"origin": origin,
	"why": concat(" ", [words, probe.declaration.action]),
	"workloads": object.get(path, "workloads", []),
})

# A request has what the probe says, then what the grant's own conditions say, then the
# path and the credentials.
_request(principal, probe, path) := object.union_n([
	probe.request,
	_keyed(probe.rest, principal),
	object.filter(path, {"endpoint"}),
	{
		"principal": principal,
		"context": object.union_n([probe.unsaid, credentials(principal), path.context, probe.stated]),
	},
])

_keyed(null, _) := {}

_keyed(rest, principal) := {"key": probe_key(rest, principal)} if rest != null

# An ACL that a grant demands is part of the request, but nothing says that the grant's
# author meant it to need s3:PutObjectAcl: services send it without, and AWS's own
# example of such a statement grants s3:PutObject alone.
_sent(headers) := {name: value | some name, value in headers; not _about_acl(name)}

_acl_context(headers) := {sprintf("s3:%s", [name]): {"values": [value]} |
	some name, value in headers
	_about_acl(name)
}

_about_acl("x-amz-acl")

_about_acl(name) if startswith(name, "x-amz-grant-")

# Nobody says whether a writer sends these headers, unless the grant demands them.
_unsaid("putobject", headers) := {concat(":", ["s3", header]): {"values": [], "unknown": true} |
	some header in ["x-amz-acl", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id"]
	not headers[header]
}

_unsaid(name, _) := {"s3:versionid": {"values": [], "unknown": true}} if name in _of_versions

_unsaid(name, _) := {} if not name in (_of_versions | {"putobject"})

# Which version is asked for is up to the caller.
_of_versions := {"getobjectversion", "deleteobjectversion"}
