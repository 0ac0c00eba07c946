package lint403.authz

import data.lint403.lib.policy

# What is ordinary about callers, buckets, keys and roles. Each table leaves out sets of
# exceptions, because a reference through a whole collection is a single evaluation for OPA
# and a condition on its members is one for each of them.

# The accounts of roles and users that no boundary, session policy or organization limits.
_ordinary_callers := object.remove(
	{arn: account |
		some kind in ["role", "user"]
		input.principals[arn].kind == kind
		account := input.principals[arn].account
	},
	union({
		{arn | input.principals[arn].account == ""},
		{arn | input.principals[arn].boundary},
		{arn | input.principals[arn].boundary_arn},
		{arn | input.principals[arn].sessions[_]},
		{arn | session := input.principals[arn].session; session != "none"},
		_governed,
	}),
)

# Those of them whose policies deny nothing to what comes over TLS.
_undenied_callers := object.remove(_ordinary_callers, {arn | id := input.principals[arn].identity[_]; _denying[id]})

# The accounts of buckets of the ordinary kind whose name is known. Which accounts are
# ordinary is left to the callers, who share them.
_ordinary_buckets := object.remove(
	{name: account |
		input.buckets[name].type == "general-purpose"
		account := input.buckets[name].account
	},
	{name | some name, _ in input.buckets; contains(name, "${")},
)

_undenying_buckets := object.remove(_ordinary_buckets, {name | id := input.buckets[name].policies[_]; _denying[id]})

# The key with which a bucket encrypts, "" for the one of AWS.
_seals := {name: key |
	algorithm := input.buckets[name].encryption.algorithm
	startswith(algorithm, "aws:kms")
	key := object.get(input.buckets[name].encryption, "key", "")
}

# Account and Region of the keys that leave the decision to the identity policies of their
# account: those with the default policy (R-Z-02), and those that allow their account
# everything (R-Z-01).
_delegating := object.remove(
	{arn: [account, region] |
		input.keys[arn].managed == "customer"
		account := input.keys[arn].account
		region := input.keys[arn].region
	},
	union({
		{arn | state := input.keys[arn].state; not state in {"", "enabled"}},
		{arn | spec := input.keys[arn].spec; not spec in {"", "SYMMETRIC_DEFAULT"}},
		{arn | id := input.keys[arn].policy; id != ""; not _delegates(id, input.keys[arn].account)},
	}),
)

_delegates(id, account) if {
	some statement in _allowing[id]
	some action in statement.actions
	policy.matches(action.match, "kms:*")
	some entry in statement.resources
	entry.match.kind == "any"
	some principal in statement.principals
	principal.value in {account, sprintf("arn:aws:iam::%s:root", [account])}
}

# The keys of buckets that leave the decision to identity policies and deny nobody.
_undenying_keys := {name: key |
	some name, key in _seals
	_delegating[key] == [input.buckets[name].account, input.buckets[name].region]
	not _denying_keys[key]
}

_denying_keys := {arn | id := input.keys[arn].policy; policy.denying[id]}

# Pairs of a trust policy that only allows, and a service that it names.
_trusted_services := {[id, statement.principals[i].value] |
	input.policies[id].kind == "trust"
	statement := policy.allowing[id][_]
	statement.principals[i].form == "service"
	policy.reaches_action(statement, "sts:assumerole")
	_unconditional(statement)
	not _not_only_allowing[id]
}

_not_only_allowing := {id |
	some effect in ({effect | effect := input.policies[_].statements[_].effect.value} - {"Allow"})
	input.policies[id].statements[_].effect.value == effect
}

_governed := {arn | some account in _organized; input.principals[arn].account == account}

_organized := {account | input.accounts[account].scp} | {account | input.accounts[account].rcp}

# The statements of a policy that allow without a condition, and those that may deny what
# comes over TLS; of most policies none.

_allowing := {id: statements |
	some id, allowing in policy.allowing
	statements := [statement | some statement in allowing; _unconditional(statement)]
}

# Those that name an action on keys, or all actions.
_allowing_keys := {id: statements |
	some id, allowing in policy.allowing
	statements := [statement | some statement in allowing; _names_keys(statement); _unconditional(statement)]
	statements != []
}

_names_keys(statement) if statement.actions[_].service == "kms"

_names_keys(statement) if statement.actions[_].service == "*"

_denying := {id: statements |
	some id, denying in policy.denying
	statements := [statement | some statement in denying; not _about_transport(statement)]
	statements != []
}

_unconditional(statement) if object.get(statement, "conditions", []) == []

# A Deny of what does not come over TLS spares every request that does, whatever else it
# asks for.
_about_transport(statement) if {
	some condition in statement.conditions
	condition.name == "aws:securetransport"
	condition.base == "bool"
	not condition.set
	[lower(value) | value := condition.values[_].value] == ["false"]
}
