package lint403.lib.denial

import data.lint403.lib.policy

# METADATA
# description: |
#   Where to point in policies that lack an allow: the Resource of the closest statement
#   if only that does not match, its Action if only that does not, its Principal in a
#   policy that names principals, else the header of the first policy. Undefined without
#   a policy in view.
# scope: document
place(ids, action, resource) := spot if {
	spot := _near(ids, action, resource, "Resource")
} else := spot if {
	spot := _near(ids, action, resource, "Action")
} else := spot if {
	spot := _near(ids, action, resource, "Principal")
} else := {"document": document, "range": document.header, "element": "header"} if {
	document := input.policies[ids[0]]
}

_near(ids, action, resource, element) := spots[0] if {
	spots := [spot |
		some id in ids
		document := input.policies[id]
		some statement in document.statements
		policy.allows(statement)
		_misses(statement, action, resource, element)
		spot := {
			"document": document,
			"statement": statement,
			"range": policy.element_range(statement, element),
			"element": element,
		}
	]
	count(spots) > 0
}

_misses(statement, action, resource, "Resource") if {
	_has_resource(statement)
	policy.reaches_action(statement, lower(action))
	not reaches_resource(statement, resource)
}

_misses(statement, action, resource, "Action") if {
	not policy.reaches_action(statement, lower(action))
	reaches_resource(statement, resource)
	some entry in statement.actions
	entry.service == split(action, ":")[0]
	_specific(statement)
}

_misses(statement, action, resource, "Principal") if {
	statement.principals
	policy.reaches_action(statement, lower(action))
	_about_resource(statement, resource)
}

_has_resource(statement) if statement.resources

_has_resource(statement) if statement.not_resources

# A trust policy has no Resource, and in a key policy "*" is the key.
_about_resource(statement, _) if not statement.resources

_about_resource(statement, resource) if reaches_resource(statement, resource)

# A statement about everything is close to nothing.
_specific(statement) if {
	some pattern in statement.resources
	pattern.value != "*"
}

# METADATA
# description: Whether a statement's Resource or NotResource reaches an ARN.
# scope: document
reaches_resource(statement, resource) if {
	some pattern in statement.resources
	policy.matches(pattern.match, resource)
}

reaches_resource(statement, resource) if {
	statement.not_resources
	every pattern in statement.not_resources {
		not policy.matches(pattern.match, resource)
	}
}
