# METADATA
# title: Needs
# description: |
#   The requests that the configuration declares: what the user wrote down, what a
#   policy grants (whoever is granted a thing is meant to succeed with it), what a
#   workload must assume, and what Terraform itself must do. Every distinct request
#   appears once, with every place that declares it.
# custom:
#   library: true
package lint403.needs

import data.lint403.needs.requests

# METADATA
# description: |
#   Every need by its id. A need has the fields of model.Need and
#
#     declarations  where it is declared: origin (user, grant, bucket-grant,
#                   access-point-grant, trust, workload, applier, integration), range,
#                   address, why; for grants also policy, statement and keys, the
#                   condition keys under which the grant holds, and workloads, the
#                   addresses of what runs as the principal on this path
#     visible       both, or resource when the principal's own policies are not in view
#
#   Where the decision is all that counts, `weighed` and `plain` are less work.
# scope: document
all := object.union(weighed, {id: _need(id, array.concat(others, pairs)) |
	some id, positions in _settled_at
	pairs := [_settled[i] | some i in positions]
	others := [_declared[i] | some i in object.get(_declared_at, id, set())]
})

# METADATA
# description: |
#   The needs of which more than their grant has to be looked at, in the form of `all`.
# scope: document
weighed := object.union(
	{id: _need(id, [_declared[i] | some i in positions]) | some id, positions in _declared_at},
	_stated,
)

# METADATA
# description: |
#   The needs that are allowed for certain at first sight, as lists of who, what, on what
#   and over what way, which tell them apart.
# scope: document
plain := {asked | asked := [_sufficient, _served, _undisputed][_][_]}

# METADATA
# description: |
#   The ids of the same needs. One that is declared elsewhere too is among `weighed` as
#   well.
# scope: document
plain_ids := (_sufficient_ids | _served_ids) | _undisputed_ids

# Pairs of a request and a declaration, from every source of needs. Requests that are
# equal become one need. A further source adds a line here.
_declared := [pair |
	some source in [
		_identity_grants,
		_resource_grants,
		_assumptions,
		_applier_requests,
		_integrations,
	]
	some pair in source
]

# Where no catalog is about anything in view, nothing of it is compiled.
default _integrations := []

_integrations := requests.pairs

# Grouped by comprehensions, for which OPA makes an index; a partial rule compares every
# key with all others.
_declared_at := {id: positions | some id in _declared_ids; positions := {i | some i, other in _declared_ids; other == id}}

_declared_ids := [request_id(request) | some [request, _] in _declared]

# The pairs behind `plain`.
_settled := array.concat(_sufficient_grants, array.concat(_served_assumptions, _undisputed_requests))

_settled_at := {id: positions | some id in _settled_ids; positions := {i | some i, other in _settled_ids; other == id}}

_settled_ids := [request_id(request) | some [request, _] in _settled]

_need(id, pairs) := object.union(request, {
	"id": id,
	"declarations": declarations,
	"declared_by": object.get(first, "address", ""),
	"why": first.why,
	"range": first.range,
	"visible": visible(request.principal),
}) if {
	declarations := sort({declaration | some [_, declaration] in pairs})
	first := declarations[0]

	# Requests of different sources may differ in what they leave out.
	request := min({request | some [request, _] in pairs})
}

_stated := {id: stated |
	some need in input.needs
	id := _stated_id(need)
	stated := object.union(need, {
		"id": id,
		"declared_by": object.get(need, "declared_by", ""),
		"why": object.get(need, "why", "stated"),
		"declarations": [{
			"origin": "user",
			"range": need.range,
			"address": object.get(need, "declared_by", ""),
			"why": object.get(need, "why", "stated"),
		}],
		"visible": visible(need.principal),
	})
}

_stated_id(need) := need.id if need.id != ""

_stated_id(need) := request_id(need) if object.get(need, "id", "") == ""

# METADATA
# description: |
#   One line that is equal for equal requests: who, what, on what, and over what way.
# scope: document
request_id(request) := _line(request.principal, what, _object_of(request), request.context) if {
	_usual(request)
	what := _asked_by(request)
} else := concat(" ", array.concat(
	[
		request.principal,
		_asked_by(request),
		_object_of(request),
	],
	_further(request),
))

_line(principal, what, object, context) := concat(" ", [principal, what, object]) if {
	context == {}
} else := concat(" ", [principal, what, object, json.marshal(context)])

_asked_by(request) := object.get(request, "operation", object.get(request, "action", ""))

_further(request) := [part |
	some part in [
		object.get(request, "via", ""),
		object.get(request, "endpoint", ""),
		object.get(request, "version_id", ""),
		object.get(request, "source_bucket", ""),
		object.get(request, "source_key", ""),
		_details_of(request, "parameters"),
		_details_of(request, "headers"),
		_details_of(request, "context"),
		_details_of(request, "sessions"),
	]
	part != ""
]

# Most requests have nothing else.
_usual(request) if {
	object.subset(_usual_fields, object.keys(request))
	object.get(request, "headers", {}) == {}
}

_usual_fields := {"principal", "operation", "action", "bucket", "key", "role", "context", "headers", "open_context"}

_object_of(request) := concat("/", [request.bucket, request.key]) if {
	request.key
} else := object.get(request, "bucket", object.get(request, "role", object.get(request, "resource", "")))

_details_of(request, field) := json.marshal(details) if {
	details := request[field]
	count(details) > 0
} else := ""

# METADATA
# description: |
#   Which half of a request can be judged: both when the principal's policies are in
#   view or it has none (services, anonymous callers), else resource.
# scope: document
visible(principal) := "both" if {
	input.principals[principal]
	not input.principals[principal].identity_elsewhere
} else := "both" if {
	_without_identity(principal)
} else := "resource"

_without_identity("anonymous")

_without_identity(principal) if endswith(principal, ".amazonaws.com")
