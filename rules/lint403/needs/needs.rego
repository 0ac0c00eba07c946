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
# scope: document
all := object.union(_derived, _stated)

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

# Complete rules, here and where else a key is looked up: OPA works a rule out once,
# but an entry of a partial rule anew for every key that is asked for.
_derived := {id: _need(id, positions) | some id, positions in _positions}

_positions[id] contains i if some i, id in _ids

_ids := [request_id(pair[0]) | some pair in _declared]

_need(id, positions) := object.union(request, {
	"id": id,
	"declarations": declarations,
	"declared_by": object.get(first, "address", ""),
	"why": first.why,
	"range": first.range,
	"visible": visible(request.principal),
}) if {
	declarations := sort({_declared[i][1] | some i in positions})
	first := declarations[0]

	# Requests of different sources may differ in what they leave out.
	request := min({_declared[i][0] | some i in positions})
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
request_id(request) := concat(" ", array.concat(
	[
		request.principal,
		object.get(request, "operation", object.get(request, "action", "")),
		_object_of(request),
	],
	_further(request),
))

_further(request) := [] if {
	_usual(request)
	request.context == {}
} else := [json.marshal(request.context)] if {
	_usual(request)
} else := [part |
	some part in [
		object.get(request, "role", ""),
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
	object.subset({"principal", "operation", "action", "bucket", "key", "context", "headers", "open_context"}, object.keys(request))
	object.get(request, "headers", {}) == {}
}

_object_of(request) := concat("/", [request.bucket, request.key]) if {
	request.key
} else := object.get(request, "bucket", object.get(request, "resource", ""))

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
