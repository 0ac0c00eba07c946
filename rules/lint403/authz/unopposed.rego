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
		_lets(ask.on, ask.action, caller, bucket, arn)
	}
}

unopposed(need) if {
	need.operation == "AssumeRole"
	endswith(need.principal, ".amazonaws.com")
	_plain_request(need)
	need.principal in _serving[need.role]
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

_lets("key", _, _, bucket, _) if not startswith(object.get(bucket, "algorithm", ""), "aws:kms")

_lets("key", action, caller, bucket, _) if {
	startswith(bucket.algorithm, "aws:kms")
	key := _delegating[bucket.key]
	key.account == caller.account
	key.region == bucket.region
	_permits(caller, action, bucket.key)
	not _reaches(key.denies, action)
	not _reaches(caller.denies, action)
}

_lets("bucket", action, caller, bucket, arn) if {
	_permits(caller, action, arn)
	not _reaches(bucket.denies, action)
	not _reaches(caller.denies, action)
}

_permits(caller, action, arn) if {
	some statement in caller.allows
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
# statements that allow without a condition and those that may deny.
_unbound := {arn: caller |
	some arn, principal in input.principals
	principal.kind in {"role", "user"}
	principal.account != ""
	not principal.boundary
	not principal.boundary_arn
	object.get(principal, "session", "none") == "none"
	object.get(principal, "sessions", []) == []
	not _organized(principal.account)
	statements := [statement | some id in principal.identity; some statement in input.policies[id].statements]
	caller := {
		"account": principal.account,
		"allows": [statement | some statement in statements; policy.allows(statement); _unconditional(statement)],
		"denies": [statement | some statement in statements; policy.denies(statement); not _about_transport(statement)],
	}
}

# Buckets of the ordinary kind, with the statements of their policy that may deny and what
# they encrypt with.
_unguarded := {name: object.union(
	{
		"arn": bucket.arn,
		"account": bucket.account,
		"region": bucket.region,
		"denies": [statement |
			some id in bucket.policies
			some statement in input.policies[id].statements
			policy.denies(statement)
			not _about_transport(statement)
		],
	},
	object.filter(object.get(bucket, "encryption", {}), ["algorithm", "key"]),
) |
	some name, bucket in input.buckets
	bucket.type == "general-purpose"
	bucket.account != ""
	not contains(name, "${")
	not _organized(bucket.account)
}

# Keys that leave the decision to the identity policies of their account: those with the
# default policy (R-Z-02), and those that allow their account everything (R-Z-01).
_delegating := {arn: {
	"account": key.account,
	"region": key.region,
	"denies": [statement | some statement in statements; policy.denies(statement)],
} |
	some arn, key in input.keys
	key.managed == "customer"
	object.get(key, "state", "enabled") in {"", "enabled"}
	object.get(key, "spec", "") in {"", "SYMMETRIC_DEFAULT"}
	not _organized(key.account)
	statements := object.get(input.policies, [object.get(key, "policy", ""), "statements"], [])
	_delegates(object.get(key, "policy", ""), statements, key.account)
}

_delegates("", _, _)

_delegates(_, statements, account) if {
	some statement in statements
	policy.allows(statement)
	_unconditional(statement)
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
	statements := input.policies[principal.trust].statements
	every statement in statements {
		policy.allows(statement)
	}
	services := {entry.value |
		some statement in statements
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
