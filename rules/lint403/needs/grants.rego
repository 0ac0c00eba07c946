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
	some action in statement.actions
	some name in _names(action)
	some pattern in statement.resources
	some target in targets(pattern)
	_fits(name, target.rest)
	probe := {
		"request": object.union(_request_of(name, action.value), _place(target)),
		"rest": target.rest,
		"context": context,
		"headers": headers,
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

_place(target) := object.union({"bucket": target.bucket}, object.filter(target, {"via"}))

# Requests of the roles and users in view, from their identity policies.
_identity_grants := [[request, declaration] |
	some arn, principal in input.principals
	principal.kind in {"role", "user"}
	some id in principal.identity
	some probe in probes[id]
	some path in paths(arn, probe.context)
	request := _request(arn, probe, path)
	declaration := _declaration(probe, path, "grant", _granted_by(probe, "its policy"))
]

_granted_by(probe, what) := sprintf("%s grants %s", [what, probe.declaration.action])

_declaration(probe, path, origin, why) := object.union(probe.declaration, {
	"origin": origin,
	"why": why,
	"workloads": object.get(path, "workloads", []),
})

# A request has what the probe says, then what the grant's own conditions say, then the
# path and the credentials.
_request(principal, probe, path) := object.union_n([
	probe.request,
	_keyed(probe, principal),
	object.filter(path, {"endpoint"}),
	{
		"principal": principal,
		"context": object.union_n([
			_unsaid(probe),
			credentials(principal),
			object.get(path, "context", {}),
			probe.context,
			_acl_context(probe.headers),
		]),
		"headers": _sent(probe.headers),
		"open_context": true,
	},
])

_keyed(probe, _) := {} if probe.rest == null

_keyed(probe, principal) := {"key": probe_key(probe.rest, principal)} if is_string(probe.rest)

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
_unsaid(probe) := {key: {"values": [], "unknown": true} |
	probe.request.operation == "PutObject"
	some header in ["x-amz-acl", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id"]
	not probe.headers[header]
	key := concat(":", ["s3", header])
}
