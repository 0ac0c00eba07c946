package lint403.authz

import data.lint403.authz.operations
import data.lint403.lib.policy

# The everyday case, decided in few steps: most needs are allowed by a statement without
# conditions, and nothing in view could refuse them. Each condition below rules out a
# layer, a gate or a circumstance by which the whole path could come to another answer.

# METADATA
# description: |
#   Whether AWS allows a need for certain at first sight. Where this is true, `decide`
#   says "allowed" too; where it is not, only `decide` tells.
# scope: document
unopposed(need) if {
	caller := _unbound[need.principal]
	bucket := _unguarded[need.bucket]
	caller.account == bucket.account
	_plain_request(need)
	arn := _plain_arn(bucket, need)
	asks := _everyday(need)
	every ask in asks {
		_lets(ask.on, ask.action, need.principal, need.bucket, arn)
	}
}

unopposed(need) if {
	serves(need.principal, need.role)
	need.operation == "AssumeRole"
	_plain_request(need)
}

# METADATA
# description: |
#   Whether a statement without a condition by which a principal's own policy allows
#   something in a bucket is all that a plain request of that kind takes: an operation, or
#   an action with its service. It is when no policy of the two denies anything, and the
#   bucket's key lets the principal in where the operation uses it. Nothing is said of
#   objects in view, and of requests through an endpoint.
# scope: document
suffices(principal, name, what) if {
	account := _undenied[principal]
	_undenying[name] == account
	_opens(what, principal, name)
}

# Of the callers and buckets below those whose policies deny nothing, with their account.
_undenied := {arn: caller.account | some arn, caller in _unbound; caller.denies == []}

_undenying := {name: bucket.account | some name, bucket in _unguarded; bucket.denies == []}

_opens(what, _, _) if startswith(what, "s3:")

_opens(what, principal, name) if {
	key := _ready_keys[name]
	every action in _key_actions[what] {
		_permits_key(principal, action, key)
	}
}

_opens(what, _, name) if {
	_key_actions[what]
	not _unguarded[name].sealed
}

# The keys of buckets that leave the decision to the identity policies, in all cases.
_ready_keys := {name: bucket.key |
	some name, bucket in _unguarded
	key := _delegating[bucket.key]
	key.denies == []
	key.account == bucket.account
	key.region == bucket.region
}

_key_actions := {operation: [ask.action | some ask in asks; ask.on == "key"] |
	some operation, asks in _everyday_asks
}

# METADATA
# description: Whether a service may assume a role for certain, because nobody but the role says so.
# scope: document
serves(service, role) if {
	service in _serving[role]
	endswith(service, ".amazonaws.com")
}

# Whatever makes a request more than who, what and on what is left to the whole path.
_plain_request(need) if {
	object.subset(_plain_fields, object.keys(need))
	object.get(need, "headers", {}) == {}
	object.get(need, ["context", "aws:securetransport"], "") == ""
	not _stored_before(need)
}

_stored_before(need) if {
	count(input.objects) > 0
	input.objects[sprintf("%s/%s", [object.get(need, "bucket", ""), object.get(need, "key", "")])]
}

# What a request is made of and what is said about it.
_plain_fields := {
	"id", "principal", "operation", "action", "bucket", "key", "role", "context", "headers", "open_context",
	"declarations", "declared_by", "why", "range", "visible", "expect",
}

_plain_arn(bucket, need) := sprintf("%s/%s", [bucket.arn, need.key]) if {
	need.key != ""
	not contains(need.key, "${")
} else := bucket.arn if not need.key

# What a request asks for when it carries no headers; an action asks for itself.
_everyday(need) := _everyday_asks[need.operation]

_everyday(need) := [{"action": lower(need.action), "on": "bucket"}] if startswith(need.action, "s3:")

_everyday_asks := {operation: asks |
	some operation in ["GetObject", "HeadObject", "PutObject", "DeleteObject", "ListObjectsV2"]
	asks := [{"action": lower(ask.action), "on": object.get({"key": "key"}, ask.on, "bucket")} |
		some ask in operations.asks[operation]
		not ask.when
	]
}

_lets("key", _, _, name, _) if not _unguarded[name].sealed

_lets("key", action, principal, name, _) if {
	bucket := _unguarded[name]
	bucket.sealed
	key := _delegating[bucket.key]
	key.account == _unbound[principal].account
	key.region == bucket.region
	_permits_key(principal, action, bucket.key)
	not _reaches(key.denies, action)
	not _reaches(_unbound[principal].denies, action)
}

_lets("bucket", action, principal, name, arn) if {
	_permits(principal, action, arn)
	not _reaches(_unguarded[name].denies, action)
	not _reaches(_unbound[principal].denies, action)
}

_permits(principal, action, arn) if {
	some id in input.principals[principal].identity
	some statement in _allowing[id]
	policy.reaches_action(statement, action)
	some entry in statement.resources
	policy.matches(entry.match, arn)
}

_permits_key(principal, action, arn) if {
	some id in input.principals[principal].identity
	some statement in _allowing_keys[id]
	policy.reaches_action(statement, action)
	some entry in statement.resources
	policy.matches(entry.match, arn)
}

_reaches(statements, action) if {
	some statement in statements
	policy.reaches_action(statement, action)
}

_reaches(statements, _) if {
	some statement in statements
	policy.open_actions(statement)
}

# Roles and users that no boundary, session policy or organization limits, with the
# statements that may deny.
_unbound := {arn: {"account": principal.account, "denies": denies} |
	some arn, principal in input.principals
	principal.kind in {"role", "user"}
	principal.account != ""
	not principal.boundary
	not principal.boundary_arn
	object.get(principal, "session", "none") == "none"
	object.get(principal, "sessions", []) == []
	not _organized(principal.account)
	denies := [statement | some id in principal.identity; some statement in _denying[id]]
}

# Buckets of the ordinary kind, with the statements of their policy that may deny and what
# they encrypt with.
_unguarded := {name: object.union(
	{
		"arn": bucket.arn,
		"account": bucket.account,
		"region": bucket.region,
		"denies": [statement | some id in bucket.policies; some statement in _denying[id]],
	},
	_seal(object.get(bucket, ["encryption", "algorithm"], ""), bucket),
) |
	some name, bucket in input.buckets
	bucket.type == "general-purpose"
	bucket.account != ""
	not contains(name, "${")
	not _organized(bucket.account)
}

_seal(algorithm, bucket) := {"sealed": true, "key": object.get(bucket.encryption, "key", "")} if {
	startswith(algorithm, "aws:kms")
} else := {}

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

_names_keys(statement) if {
	some action in statement.actions
	action.service in {"kms", "*"}
}

_denying := {id: statements |
	some id, denying in policy.denying
	statements := [statement | some statement in denying; not _about_transport(statement)]
	statements != []
}

# Keys that leave the decision to the identity policies of their account: those with the
# default policy (R-Z-02), and those that allow their account everything (R-Z-01).
_delegating := {arn: {
	"account": key.account,
	"region": key.region,
	"denies": object.get(policy.denying, object.get(key, "policy", ""), []),
} |
	some arn, key in input.keys
	key.managed == "customer"
	object.get(key, "state", "enabled") in {"", "enabled"}
	object.get(key, "spec", "") in {"", "SYMMETRIC_DEFAULT"}
	not _organized(key.account)
	_delegates(object.get(key, "policy", ""), key.account)
}

_delegates("", _)

_delegates(id, account) if {
	some statement in _allowing[id]
	some action in statement.actions
	policy.matches(action.match, "kms:*")
	some entry in statement.resources
	entry.match.kind == "any"
	some principal in statement.principals
	principal.value in {account, sprintf("arn:aws:iam::%s:root", [account])}
}

# The services that the trust policy of a role names.
_serving := {role: services |
	some role, principal in input.principals
	principal.kind == "role"
	not _organized(principal.account)
	count(policy.allowing[principal.trust]) == count(input.policies[principal.trust].statements)
	services := {entry.value |
		some statement in policy.allowing[principal.trust]
		_unconditional(statement)
		policy.reaches_action(statement, "sts:assumerole")
		some entry in statement.principals
		entry.form == "service"
	}
}

_organized(account) if input.accounts[account].scp

_organized(account) if input.accounts[account].rcp

_unconditional(statement) if object.get(statement, "conditions", []) == []

# A Deny of what does not come over TLS spares every request that does, whatever else it
# asks for.
_about_transport(statement) if {
	some condition in statement.conditions
	condition.name == "aws:securetransport"
	condition.base == "bool"
	not condition.set
	[lower(value.value) | some value in condition.values] == ["false"]
}
