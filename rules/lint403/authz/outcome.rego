package lint403.authz

import data.lint403.lib.symbol

# One check with the statements that speak about its resource (section 7). Verdicts are
# Kleene's: 2 yes, 1 it depends on something unknown, 0 no; so "and" is the minimum and
# "or" the maximum.

_outcome(check, speaking) := {
	"verdict": verdict,
	"deny": deny,
	"hits": hits,
	"terms": terms,
	"reason": reason,
	"eval": object.union(
		{"action": check.action, "on": check.on, "decision": _words[verdict], "layer": reason.layer},
		{"account": check.account | check.kind == "trust"},
	),
	"trace": _trace(check, hits, terms),
} if {
	hits := [object.union(candidate, {"verdict": min([certainty, candidate.verdict])}) |
		some [i, certainty] in speaking
		candidate := check.candidates[i]
	]
	deny := max({check.terms.restricted} | {hit.verdict | some hit in hits; hit.effect == "Deny"})
	terms := _allows(check, hits)

	# R-D-01: one explicit deny anywhere ends it.
	verdict := min([2 - deny, terms.scp, terms.endpoint, terms.allow])
	reason := _reason(check, hits, deny, terms, verdict)
}

_words := ["denied", "at-risk", "allowed"]

# The terms from which an allow is made: what holds whatever the resource is, raised by
# the statements that allow. R-D-11: every level of service control policies must allow.
_allows(check, hits) := object.union(terms, {"allow": _combine(check.terms.relation, check, terms)}) if {
	floor := check.terms.floor
	granted := {[term, hit.verdict] |
		some hit in hits
		hit.effect == "Allow"
		term := _raised(hit.layer, hit, check)
	}
	raised := {term: max({floor[term]} | {verdict | granted[[term, verdict]]}) | some [term, _] in granted}
	reached := object.union(floor, raised)
	terms := object.union(reached, {"scp": min({2} | {reached[level] | some level in check.terms.levels})})
}

# What the policies of the resource allow goes by how strongly they name the caller.
# R-S-08: the bucket policy cannot allow what belongs to another account.
_raised("resource", hit, check) := ["", "account", "role", "direct"][hit.strength] if not check.owner

_raised(layer, _, _) := layer if layer != "resource"

# R-D-10: the root user may do everything that nothing denies.
_combine("root", _, _) := 2

_combine("same", check, terms) := _same(check, terms)

_combine("cross", check, terms) := _cross(check, terms)

_combine("self", _, terms) := terms.direct

# Whether the accounts are the same is not known.
_combine("unclear", check, terms) := _same(check, terms) if {
	_same(check, terms) == _cross(check, terms)
} else := 1

# R-D-04: a policy that names the caller itself, or everybody, needs no other allow.
# R-D-05: one that names the role is limited by boundary and session policy. R-D-02,
# R-P-04: everything else takes an identity policy, and keys and roles also their own
# policy, if only for the account.
_same(check, terms) := min([terms.identity, terms.boundary, terms.session]) if {
	check.identity_only
} else := max([
	terms.direct,
	min([max([terms.role, min([terms.identity, _delegation(check, terms)])]), terms.boundary, terms.session]),
])

# R-D-03: across accounts both sides must allow. R-Z-03: a grant is enough.
_cross(check, terms) := 0 if {
	check.identity_only
} else := min([
	max([terms.direct, terms.role, terms.account]),
	max([check.terms.grant, min([terms.identity, terms.boundary, terms.session])]),
])

# R-Z-01, R-T-01: keys and roles must name at least the account.
_delegation(check, terms) := terms.account if {
	check.kind in {"key", "trust"}
} else := 2

# What is known of a check before its statements. `floor` are the terms that hold whatever
# the resource is.
_terms(need, who, check, layers) := {
	"relation": _relation(who, check),
	"restricted": _restricted(who, check),
	"acl": by_acl,
	"grant": object.get(beside, "grant", 0),
	"levels": [layer.name | some layer in layers; layer.reported == "scp"],
	"floor": object.union_n([seen, _open_terms(seen, layers), beside]),
} if {
	by_acl := _acl_allow(need, who, check)
	beside := _greatest([_out_of_view(need, check), by_acl, _key_allow(who, check)])
	seen := object.union(
		{
			"endpoint": 2,
			"identity": _unseen_identity(need, who, check),
			"boundary": _unseen_boundary(who),
			"session": _unseen_session(who),
			"direct": 0,
			"role": 0,
			"account": 0,
		},
		{layer.name: 0 | some layer in layers; layer.reported in {"scp", "endpoint"}},
	)
}

_open_terms(seen, layers) := {name: 1 |
	some name in {layer.name | some layer in layers; _incomplete(layer.policies)}
	seen[name] == 0
}

_greatest(sides) := {name: max({side[name] | some side in sides}) |
	some name in {name | some side in sides; some name, _ in side}
}

# Whose policies have to allow. "self" is a caller without policies of its own.
_relation(who, check) := "self" if {
	who.kind in {"service", "anonymous", "federated"}
} else := "root" if {
	who.kind == "root"
	who.account == _owning_account(check)
	not check.kind in {"key", "trust"}
} else := "same" if {
	who.account == _owning_account(check)
} else := "unclear" if {
	_maybe_same_account(who, check)
} else := "cross"

_maybe_same_account(who, check) if symbol.maybe_equal(who.account, _owning_account(check))

_maybe_same_account(who, check) if "" in {who.account, _owning_account(check)}

# R-S-08: where ACLs are on, an object belongs to whoever wrote it.
_owning_account(check) := object.get(check, "owner", check.account)

# The root user needs no identity policy. Policies out of view are taken to allow;
# attached ones whose text is not in view may.
_unseen_identity(_, who, _) := 2 if {
	who.kind == "root"
} else := 2 if {
	who.identity_elsewhere
}

_unseen_identity(need, who, check) := _managed_allow(need, who, check) if {
	who.kind != "root"
	not who.identity_elsewhere
}

_unseen_boundary(who) := 2 if {
	not who.bounded
} else := 0 if {
	who.boundary
} else := 1

# R-D-07: a role without a session policy has no further limit, a federated user has no
# identity permissions at all.
_unseen_session(who) := 0 if {
	who.sessions
} else := 0 if {
	who.kind == "federated-user"
} else := 1 if {
	who.session == "unknown"
} else := 2

# In an open context a policy that is out of view is taken to name the account, and may name the caller.
_out_of_view(need, check) := {} if {
	not need.open_context
} else := {} if {
	check.owner
} else := {"direct": 1, "account": 2} if {
	check.elsewhere
} else := {"direct": 1} if {
	_incomplete(check.policies)
} else := {}
