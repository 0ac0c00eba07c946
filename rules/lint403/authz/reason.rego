package lint403.authz

# Which layer a check owes its result to. AWS names one; which one it picks when several
# deny is not documented. Ours is explicit before implicit, then service control
# policies, resource control policies, the endpoint, the resource, the caller (section 14).

_reason(check, hits, _, terms, 2) := _allowed_by(check, hits, terms)

_reason(check, hits, deny, terms, verdict) := _explicit(check, hits, deny) if {
	verdict < 2
	deny == 2 - verdict
} else := _implicit(check, terms, verdict) if {
	verdict < 2
}

# The statement that denies, first in the order of the layers.
_explicit(check, hits, deny) := {"kind": "explicit", "layer": "block-public-access"} if {
	check.terms.restricted == deny
	not _denies_before(hits, deny)
} else := [reason |
	some layer in check.layers
	some hit in hits
	hit.layer == layer.name
	hit.effect == "Deny"
	hit.verdict == deny
	reason := {"kind": "explicit", "layer": layer.reported, "statement": _statement(hit)}
][0]

_denies_before(hits, deny) if {
	some hit in hits
	hit.effect == "Deny"
	hit.verdict == deny
	regex.match(`^(scp|rcp|endpoint)`, hit.layer)
}

# The terms of an allow that fell short, in the same order.
_implicit(check, terms, verdict) := [{"kind": "implicit", "layer": layer} |
	some [term, layer] in array.concat(
		[[terms.scp, "scp"], [terms.endpoint, "endpoint"]],
		_short(check.terms.relation, check, terms),
	)
	term <= verdict
][0]

_short("self", check, terms) := [[terms.direct, _resource_layer(check)]]

_short("same", check, terms) := _short_same(check, terms)

_short("cross", check, terms) := _short_cross(check, terms)

_short("unclear", check, terms) := array.concat(_short_same(check, terms), _short_cross(check, terms))

_short("root", _, _) := []

_short_same(check, terms) := [
	[max([terms.role, _delegation(check, terms)]), check.layer],
	[max([terms.role, terms.identity]), _identity_side(check)],
	[terms.boundary, "boundary"],
	[terms.session, "session"],
]

_short_cross(check, terms) := [
	[max([terms.direct, terms.role, terms.account]), _resource_layer(check)],
	[terms.identity, _identity_layer(check)],
	[terms.boundary, "boundary"],
	[terms.session, "session"],
	# Bucket actions of directory buckets are never granted to other accounts.
	[0, check.layer],
]

# Where the resource's side of a request on an access point says nothing, the missing
# half is reported as that of the access point.
_identity_side(check) := "access-point-policy" if check.kind == "access-point"

_identity_side(check) := _identity_layer(check) if check.kind != "access-point"

_identity_layer(check) := "kms-identity" if check.kind == "key"

_identity_layer(check) := "identity" if check.kind != "key"

_resource_layer(check) := "object-acl" if check.owner

_resource_layer(check) := check.layer if not check.owner

# Which side an allow came from, and the statement that gave it. What is allowed is hit by
# no statement that denies.
_allowed_by(check, hits, terms) := object.union(
	{"layer": layer},
	{"statement": _statement(first) |
		first := [hit | some hit in hits; hit.layer == _giver(check, layer); hit.verdict == 2][0]
	},
) if {
	layer := _allowing_layer(check.terms.relation, check, hits, terms)
}

_giver(check, layer) := "identity" if layer == _identity_layer(check)

_giver(check, layer) := "resource" if layer != _identity_layer(check)

_allowing_layer("root", check, _, _) := _root_layer(check)

_allowing_layer("self", check, hits, _) := _granting_layer(check, hits)

_allowing_layer("same", check, hits, terms) := _identity_layer(check) if {
	min([terms.identity, terms.boundary, terms.session, _delegation(check, terms)]) == 2
} else := _granting_layer(check, hits)

_allowing_layer("cross", check, hits, _) := layer if {
	layer := _granting_layer(check, hits)
	layer in {"object-acl", "bucket-acl", "kms-grant"}
} else := "both"

_allowing_layer("unclear", _, _, _) := "both"

_root_layer(check) := "s3-root-exception" if {
	check.action in {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}
	some policy in check.policies
	some statement in input.policies[policy].statements
	statement.effect.value == "Deny"
} else := "root"

_granting_layer(check, hits) := "object-acl" if {
	check.owner
} else := check.layer if {
	some hit in hits
	hit.layer == "resource"
	hit.verdict == 2
} else := "kms-grant" if {
	check.terms.grant == 2
} else := _acl_layer(check) if {
	2 in check.terms.acl
} else := check.layer

_acl_layer(check) := "object-acl" if {
	check.object
	check.action != "s3:PutObject"
} else := "bucket-acl"

# The statement that decided.
_statement(hit) := object.union(
	{"policy": hit.policy, "index": hit.statement.index, "range": hit.statement.range},
	{"sid": sid | sid := hit.statement.sid},
)
