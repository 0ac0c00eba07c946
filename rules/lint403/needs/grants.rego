package lint403.needs

import data.lint403.authz
import data.lint403.lib.policy

# METADATA
# description: |
#   What the Allow statements of a policy are probed with, by policy id: one entry per
#   action and target, still without a principal. A probe has policy, statement, action,
#   name (of the action, in lower case), target, terms (under which it is granted), and
#   asks: the bucket, what a plain request asks for, and its subject, the bucket or object,
#   which is "" where the request is not plain.
# scope: document
probes := {id: _probes(id) |
	some kind in ["identity", "bucket", "access-point"]
	some id in _ids_of(kind)
}

_ids_of(kind) := {id | input.policies[id].kind == kind}

_probes(id) := [probe |
	plain_operations := _plain_operations
	some statement in policy.allowing[id]
	places := [[_shape(target.rest), target, _subject(target, pattern)] |
		some pattern in statement.resources
		some target in targets(pattern)
	]
	places != []
	terms := _terms(statement)
	action := statement.actions[_]
	not action.unknown
	some [name, shape] in probed_with(action.match)
	some [shape_of_place, target, subject] in places
	shape_of_place == shape
	probe := {
		"policy": id,
		"statement": statement,
		"action": action,
		"name": name,
		"target": target,
		"terms": terms,
		"asks": [target.bucket, object.get(plain_operations, name, action.value), subject],
	}
]

_shape(null) := "bucket"

_shape(rest) := "object" if rest != null

# Undefined for a statement that is bound to access points: in an identity policy it
# declares nothing of the bucket; in a bucket policy it delegates.
_terms(statement) := _no_terms if object.get(statement, "conditions", []) == []

else := {
	"always": false,
	"context": context,
	"headers": headers,
	"sent": _sent(headers),
	"stated": object.union(context, _acl_context(headers)),
} if {
	not _for_access_points(statement)
	context := grant_context(statement)
	headers := grant_headers(statement)
}

_no_terms := {"always": true, "context": {}, "headers": {}, "sent": {}, "stated": {}}

# What the roles and users in view are granted by their identity policies: lists of
# principal, probe and path.
_held := [[arn, probe, path] |
	some kind in ["role", "user"]
	input.principals[arn].kind == kind
	id := input.principals[arn].identity[_]
	some probe in probes[id]
	some path in paths(arn, probe.terms.context)
]

# The requests for which the grant suffices, by its position in `_held`: who, what, on
# what and over what way. Most needs of a large configuration are such, so nothing more is
# made of them here.
_sufficient := {i: [arn, what, subject, way] |
	some i, [arn, probe, path] in _held
	not _particular[i]
	[bucket, what, subject] := probe.asks
	way := path.context
	authz.suffices(arn, bucket, what)
}

# Those that are not plain, or have conditions, or come through an endpoint.
_particular := union({
	{i | _held[i][1].asks[2] == ""},
	{i | _held[i][1].terms.always == false},
	{i | _held[i][2].endpoint},
})

_sufficient_ids := {id |
	some i, [arn, what, subject, _] in _sufficient
	[_, probe, path] := _held[i]
	id := _line(arn, what, subject, _context(arn, probe, path))
}

# What plain requests ask for; those of versions are not plain.
_plain_operations := object.union(
	{name: asked.operation | some name, asked in operations},
	{name: "" | some name in _of_versions},
)

# The bucket, or the object in it, as needs write it, if the entry of Resource names it as
# the request does, and nothing is known of the object; else "". The first forms are what
# nearly everybody writes, and take few steps.
_subject({"bucket": bucket, "rest": null}, pattern) := bucket if {
	pattern.value == input.buckets[bucket].arn
} else := bucket if {
	policy.matches(pattern.match, input.buckets[bucket].arn)
} else := ""

_subject({"bucket": bucket, "rest": rest}, pattern) := subject if {
	rest == "*"
	pattern.value == concat("/", [input.buckets[bucket].arn, rest])
	subject := concat("/", [bucket, probe_key(rest, "")])
	not input.objects[subject]
} else := subject if {
	is_string(rest)
	not contains(rest, "${")
	key := probe_key(rest, "")
	key != ""
	subject := concat("/", [bucket, key])
	not input.objects[subject]
	policy.matches(pattern.match, concat("/", [input.buckets[bucket].arn, key]))
} else := "" if rest != null

# Through an access point.
_subject({"bucket": _, "rest": _, "via": _}, _) := ""

# Requests of the roles and users in view, from their identity policies.
_identity_grants := [_identity_grant(_held[i]) | some i in _doubtful]

_doubtful := {i | some i, _ in _held} - object.keys(_sufficient)

_sufficient_grants := [_identity_grant(_held[i]) | some i, _ in _sufficient]

_identity_grant([arn, probe, path]) := [
	_request(arn, probe, path),
	_declaration(probe, path, "grant", "its policy grants"),
]

_declaration(probe, path, origin, words) := {
	"policy": probe.policy,
	"statement": probe.statement.index,
	"range": probe.action.range,
	"address": object.get(input.policies[probe.policy], "address", ""),
	"keys": condition_keys(probe.statement),
	"action": probe.action.value,
	"origin": origin,
	"why": concat(" ", [words, probe.action.value]),
	"workloads": object.get(path, "workloads", []),
}

# A request has what the probe says, then what the grant's own conditions say, then the
# path and the credentials.
_request(principal, probe, path) := object.union_n([
	_asked_of(probe.name, probe.action.value),
	object.remove(probe.target, ["rest"]),
	_keyed(probe.target.rest, principal),
	object.filter(path, {"endpoint"}),
	{
		"headers": probe.terms.sent,
		"open_context": true,
		"principal": principal,
		"context": _context(principal, probe, path),
	},
])

_context(principal, probe, path) := object.union_n([
	_unsaid(probe.name, probe.terms.headers),
	credentials(principal),
	path.context,
	probe.terms.stated,
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
