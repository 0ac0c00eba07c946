# METADATA
# title: Policies
# description: |
#   The policy documents of the model, cut and grouped once, so that a rule starts at
#   the pieces it is about instead of walking through everything. A reference that walks
#   through several collections, as in `input.policies[_].statements[_].sid`, is a single
#   evaluation, while `some` in each of them is one for every item: that is how to look
#   for what few documents have.
# custom:
#   library: true
package lint403.lib.policy

# METADATA
# description: The policies of every kind, as lists by kind.
# scope: document
of_kind := {kind: policies |
	some kind in _kinds
	policies := [policy | some policy in input.policies; policy.kind == kind]
}

# METADATA
# description: Pairs of a policy and one of its statements, by the kind of the policy.
# scope: document
statements_of_kind[kind] := [[policy, statement] |
	some policy in policies
	some statement in policy.statements
] if {
	some kind, policies in of_kind
}

# METADATA
# description: Every pair of a policy and one of its statements.
# scope: document
statements := [[policy, statement] |
	some policy in input.policies
	some statement in policy.statements
]

# METADATA
# description: The Allow statements of the policies that have any, in lists by policy id.
# scope: document
allowing := _with_effect("Allow")

# METADATA
# description: The Deny statements of the policies that have any, in lists by policy id.
# scope: document
denying := _with_effect("Deny")

_with_effect(effect) := {id: statements |
	holding := {id | input.policies[id].statements[_].effect.value == effect}
	some id in holding
	statements := [statement | statement := input.policies[id].statements[_]; statement.effect.value == effect]
}

# METADATA
# description: Kinds that belong to a principal, so that no statement names one.
# scope: document
identity_kinds := {"identity", "boundary", "session"}

# METADATA
# description: Kinds that are attached to a resource; their statements name principals.
# scope: document
resource_kinds := {"resource", "bucket", "access-point", "kms", "trust", "vpce"}

_kinds := {kind | kind := input.policies[_].kind}
