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
	account := _ordinary_callers[need.principal]
	_ordinary_buckets[need.bucket] == account
	_plain_request(need)
	arn := _plain_arn(input.buckets[need.bucket], need)
	asks := _everyday(need)
	every ask in asks {
		_lets(ask.on, ask.action, need, arn)
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
	account := _undenied_callers[principal]
	_undenying_buckets[name] == account
	_opens(what, principal, name)
}

# METADATA
# description: |
#   Whether nothing in view can refuse a role or user out of view an action on a bucket of
#   its account. Its own policies are taken to allow what it is meant to do.
# scope: document
unhindered(principal, name) if {
	not input.principals[principal]
	["arn", _, "iam", "", account, path] = split(principal, ":")
	regex.match(`^(?:role|user)/`, path)
	account != ""
	not account in _organized
	_undenying_buckets[name] == account
}

_opens(what, _, _) if startswith(what, "s3:")

_opens(what, principal, name) if {
	key := _undenying_keys[name]
	every action in _key_actions[what] {
		_permits_key(principal, action, key)
	}
}

_opens(what, _, name) if {
	_key_actions[what]
	not _seals[name]
}

_key_actions := {operation: [ask.action | some ask in asks; ask.on == "key"] |
	some operation, asks in _everyday_asks
}

# METADATA
# description: Whether a service may assume a role for certain, because nobody but the role says so.
# scope: document
serves(service, role) if {
	[input.principals[role].trust, service] in _trusted_services
	endswith(service, ".amazonaws.com")
	not _governed[role]
}

# Whatever makes a request more than who, what and on what is left to the whole path.
_plain_request(need) if {
	object.subset(_plain_fields, object.keys(need))
	object.get(need, "headers", {}) == {}
	object.get(need, ["context", "aws:securetransport"], "") == ""
	not _stored_before(need)
}

_stored_before(need) if {
	objects := input.objects
	objects[sprintf("%s/%s", [object.get(need, "bucket", ""), object.get(need, "key", "")])]
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

_lets("key", _, need, _) if not _seals[need.bucket]

_lets("key", action, need, _) if {
	key := _seals[need.bucket]
	_delegating[key] == [input.buckets[need.bucket].account, input.buckets[need.bucket].region]
	_permits_key(need.principal, action, key)
	not _reaches(object.get(policy.denying, object.get(input.keys[key], "policy", ""), []), action)
	not _reaches(_denials(input.principals[need.principal], "identity"), action)
}

_lets("bucket", action, need, arn) if {
	_permits(need.principal, action, arn)
	not _reaches(_denials(input.buckets[need.bucket], "policies"), action)
	not _reaches(_denials(input.principals[need.principal], "identity"), action)
}

_permits(principal, action, arn) if {
	some id in input.principals[principal].identity
	_allow(_allowing[id], action, arn)
}

_permits_key(principal, action, arn) if {
	some id in input.principals[principal].identity
	_allow(_allowing_keys[id], action, arn)
}

_allow(statements, action, arn) if {
	some statement in statements
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

_denials(holder, policies) := [statement | some id in holder[policies]; some statement in _denying[id]]
