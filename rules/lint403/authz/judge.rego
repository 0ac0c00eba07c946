package lint403.authz

import data.lint403.lib.symbol

# One check, judged by every layer (section 7).

# R-A-08: a session is asked for with ReadWrite, and where that is refused with ReadOnly,
# which is enough for reading.
_judge(need, who, check) := _judged(need, who, check) if {
	not check.session
} else := _judged(need, who, object.union(check, {"mode": mode})) if {
	mode := need.headers["x-amz-create-session-mode"]
} else := writing if {
	writing := _judged(need, who, object.union(check, {"mode": "ReadWrite"}))
	writing.verdict == 2
} else := reading if {
	check.session == "read"
	reading := _judged(need, who, object.union(check, {"mode": "ReadOnly"}))
	reading.verdict > _judged(need, who, object.union(check, {"mode": "ReadWrite"})).verdict
} else := _judged(need, who, object.union(check, {"mode": "ReadWrite"}))

_judged(need, who, check) := {
	"check": check,
	"request": request,
	"layers": layers,
	"deny": deny,
	"terms": terms,
	# R-D-01: one explicit deny anywhere ends it.
	"verdict": min([2 - deny, terms.scp, terms.endpoint, terms.allow]),
} if {
	request := _request(need, who, check)
	layers := _layers(need, who, check, request)
	deny := max({layer.deny | some layer in layers})
	terms := _terms(need, who, check, request, layers)
}

# The terms from which an allow is made, and how they combine for this caller.
_terms(need, who, check, request, layers) := object.union(terms, {"allow": _combine(terms.relation, check, terms)}) if {
	terms := {
		"relation": _relation(who, check),
		"scp": min({2} | {layer.allow | some name, layer in layers; startswith(name, "scp")}),
		# R-A-09: without a policy an endpoint lets everything through.
		"endpoint": object.get(layers, ["endpoint", "allow"], 2),
		"identity": _identity_allow(who, layers),
		"boundary": _boundary_allow(who, layers),
		"session": _session_allow(who, layers),
		"resource": _resource_allow(need, who, check, request, layers),
	}
}

# Whose policies have to allow. "self" is a caller without policies of its own.
_relation(who, check) := "self" if {
	who.kind in {"service", "anonymous", "federated"}
} else := "root" if {
	who.kind == "root"
	_same_account(who, check)
	not check.kind in {"key", "trust"}
} else := "same" if {
	_same_account(who, check)
} else := "unclear" if {
	_maybe_same_account(who, check)
} else := "cross"

_same_account(who, check) if who.account == _owning_account(check)

_maybe_same_account(who, check) if symbol.maybe_equal(who.account, _owning_account(check))

_maybe_same_account(who, check) if "" in {who.account, _owning_account(check)}

# R-S-08: where ACLs are on, an object belongs to whoever wrote it.
_owning_account(check) := object.get(check, "owner", check.account)

# R-D-10: the root user may do everything that nothing denies.
_combine("root", _, _) := 2

# R-D-04: a policy that names the caller itself, or everybody, needs no other allow.
# R-D-05: one that names the role is limited by boundary and session policy. R-D-02,
# R-P-04: everything else takes an identity policy, and keys and roles also their own
# policy, if only for the account.
_combine("same", check, terms) := _same(check, terms)

_combine("cross", check, terms) := _cross(check, terms)

_combine("self", _, terms) := terms.resource.direct

# Whether the accounts are the same is not known.
_combine("unclear", check, terms) := _same(check, terms) if {
	_same(check, terms) == _cross(check, terms)
} else := 1

_same(check, terms) := min([terms.identity, terms.boundary, terms.session]) if {
	check.identity_only
} else := max([
	terms.resource.direct,
	min([max([terms.resource.role, min([terms.identity, _delegation(check, terms)])]), terms.boundary, terms.session]),
])

# R-D-03: across accounts both sides must allow.
_cross(check, terms) := 0 if {
	check.identity_only
} else := min([
	max([terms.resource.direct, terms.resource.role, terms.resource.account]),
	max([terms.resource.grant, min([terms.identity, terms.boundary, terms.session])]),
])

# R-Z-01, R-T-01: keys and roles must name at least the account.
_delegation(check, terms) := terms.resource.account if check.kind in {"key", "trust"}

_delegation(check, _) := 2 if not check.kind in {"key", "trust"}

_identity_allow(who, layers) := max([
	object.get(layers, ["identity", "allow"], 0),
	_unseen_identity(who),
])

# The root user needs no identity policy. Policies out of view are taken to allow;
# attached ones whose text is not in view may.
_unseen_identity(who) := 2 if {
	who.kind == "root"
} else := 2 if {
	who.identity_elsewhere
} else := 1 if {
	count(who.managed_arns) > 0
} else := 0

_boundary_allow(_, layers) := layers.boundary.allow if layers.boundary

_boundary_allow(who, layers) := 1 if {
	not layers.boundary
	who.bounded
} else := 2 if {
	not layers.boundary
}

# R-D-07: a role without a session policy has no further limit, a federated user has no
# identity permissions at all.
_session_allow(who, layers) := layers.session.allow if {
	layers.session
} else := 0 if {
	who.kind == "federated-user"
} else := 1 if {
	who.session == "unknown"
} else := 2

# What the resource's side allows, by the strength with which it names the caller.
_resource_allow(need, who, check, request, layers) := object.union(beside, {
	"direct": max([_strongest(layers, check, 3), beside.direct]),
	"role": _strongest(layers, check, 2),
	"account": max([_strongest(layers, check, 1), beside.account]),
}) if {
	beside := _beside(need, who, check, request)
}

# R-S-08: the bucket policy cannot allow what belongs to another account.
_strongest(layers, check, strength) := max({0} | {hit.verdict |
	not check.owner
	some hit in layers.resource.allows
	hit.strength == strength
})

# What allows beside the policy of the resource: the rest of a document that is not known
# in full, ACLs, grants, and default policies.
_beside(need, who, check, request) := _either([
	_out_of_view(check),
	_acl_allow(need, who, check),
	_key_allow(who, check, request),
])

_either(sides) := {name: max({0} | {side[name] | some side in sides}) | some name in ["direct", "account", "grant", "acl"]}

# A policy that is out of view is taken to name the account, and may name the caller.
_out_of_view(check) := {} if {
	check.owner
} else := {"direct": 1, "account": 2} if {
	check.elsewhere
} else := {"direct": 1} if {
	some policy in check.policies
	input.policies[policy].incomplete
} else := {}
