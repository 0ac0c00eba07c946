package lint403.authz

# Which layer a check owes its result to. AWS names one; which one it picks when several
# deny is not documented. Ours is explicit before implicit, then service control
# policies, resource control policies, the endpoint, the resource, the caller (section 14).

_reason(judgement) := object.union({"kind": "none", "layer": layer}, _allowed_by(judgement, layer)) if {
	judgement.verdict == 2
	layer := _allowing_layer(judgement.terms.relation, judgement)
} else := _explicit(judgement, 2) if {
	judgement.deny == 2
} else := _implicit(judgement, 0) if {
	judgement.verdict == 0
} else := _explicit(judgement, 1) if {
	judgement.deny == 1
} else := _implicit(judgement, 1)

_explicit(judgement, level) := [reason |
	some [prefix, layer] in _explicit_order(judgement.check)
	some name, entry in judgement.layers
	startswith(name, prefix)
	entry.deny == level
	reason := object.union({"layer": layer, "kind": "explicit"}, _by(entry.denies, level))
][0]

_explicit_order(check) := [
	["scp", "scp"],
	["rcp", "rcp"],
	["endpoint", "endpoint"],
	["public", "block-public-access"],
	["resource", check.layer],
	["identity", _identity_layer(check)],
	["boundary", "boundary"],
	["session", "session"],
]

# The terms of an allow that fell short, in the same order. A level of 1 also takes those
# that depend on something unknown.
_implicit(judgement, level) := {"layer": layer, "kind": "implicit"} if {
	layer := [layer |
		some [term, layer] in _short(judgement.terms.relation, judgement)
		term <= level
	][0]
}

_short(relation, judgement) := array.concat(
	[[judgement.terms.scp, "scp"], [judgement.terms.endpoint, "endpoint"]],
	_short_allow(relation, judgement.check, judgement.terms),
)

_short_allow("self", check, terms) := [[terms.resource.direct, _resource_layer(check)]]

_short_allow("same", check, terms) := _short_same(check, terms)

_short_allow("cross", check, terms) := _short_cross(check, terms)

_short_allow("unclear", check, terms) := array.concat(_short_same(check, terms), _short_cross(check, terms))

_short_same(check, terms) := [
	[max([terms.resource.role, _delegation(check, terms)]), check.layer],
	[max([terms.resource.role, terms.identity]), _identity_side(check)],
	[terms.boundary, "boundary"],
	[terms.session, "session"],
]

_short_cross(check, terms) := [
	[
		max([terms.resource.direct, terms.resource.role, terms.resource.account]),
		_resource_layer(check),
	],
	[terms.identity, _identity_layer(check)],
	[terms.boundary, "boundary"],
	[terms.session, "session"],
	# Bucket actions of directory buckets are never granted to other accounts.
	[0, check.layer],
]

_short_allow("root", _, _) := []

# Where the resource's side of a request on an access point says nothing, the missing
# half is reported as that of the access point.
_identity_side(check) := "access-point-policy" if check.kind == "access-point"

_identity_side(check) := _identity_layer(check) if check.kind != "access-point"

_identity_layer(check) := "kms-identity" if check.kind == "key"

_identity_layer(check) := "identity" if check.kind != "key"

_resource_layer(check) := "object-acl" if check.owner

_resource_layer(check) := check.layer if not check.owner

# Which side an allow came from.
_allowing_layer("root", judgement) := _root_layer(judgement.check)

_allowing_layer("self", judgement) := _granting_layer(judgement)

_allowing_layer("same", judgement) := _identity_layer(judgement.check) if {
	min([judgement.terms.identity, judgement.terms.boundary, judgement.terms.session]) == 2
	_delegation(judgement.check, judgement.terms) == 2
} else := _granting_layer(judgement)

_allowing_layer("cross", judgement) := _granting_layer(judgement) if {
	_granting_layer(judgement) in {"object-acl", "bucket-acl", "kms-grant"}
} else := "both"

_allowing_layer("unclear", judgement) := "both" if judgement

_root_layer(check) := "s3-root-exception" if {
	check.action in {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}
	_denies_in_policy(check)
} else := "root"

_denies_in_policy(check) if {
	some policy in check.policies
	some statement in input.policies[policy].statements
	statement.effect.value == "Deny"
}

_granting_layer(judgement) := "object-acl" if {
	judgement.check.owner
} else := "kms-grant" if {
	judgement.terms.resource.grant == 2
} else := "object-acl" if {
	_only_acl(judgement)
	judgement.check.object
	judgement.check.action != "s3:PutObject"
} else := "bucket-acl" if {
	_only_acl(judgement)
} else := judgement.check.layer

_only_acl(judgement) if {
	judgement.check.kind == "bucket"
	not _acls_off(_bucket(judgement.check.bucket))
	not _policy_allows(judgement)
}

_policy_allows(judgement) if {
	some hit in judgement.layers.resource.allows
	hit.verdict == 2
}

_allowed_by(judgement, layer) := _by(judgement.layers.identity.allows, 2) if {
	layer in {"identity", "kms-identity"}
} else := _by(judgement.layers.resource.allows, 2) if {
	judgement.layers.resource
	layer in {judgement.check.layer, "both"}
} else := {}

# The statement that decided.
_by(hits, level) := {"statement": statement} if {
	hit := [hit | some hit in hits; hit.verdict == level][0]
	statement := _statement(hit)
} else := {}

_statement(hit) := object.union(
	{"policy": hit.policy, "index": hit.statement.index, "range": hit.statement.range},
	{"sid": sid | sid := hit.statement.sid},
)
