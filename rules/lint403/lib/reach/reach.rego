# METADATA
# title: Reach
# description: How a statement comes to grant one action on too many resources.
# custom:
#   library: true
package lint403.lib.reach

import data.lint403.lib.policy

# METADATA
# description: |
#   The ways in which an Allow reaches an action ("iam:passrole") on any resource, as pairs
#   of a name in the words of IAM Access Analyzer and the range to point at. Conditions on
#   the keys given narrow it.
# scope: document
too_wide(statement, action, keys) := [[_forms[how][where], range] |
	policy.allows(statement)
	policy.reaches_action(statement, action)
	not _narrowed(statement, keys)
	some [how, range] in _how(statement, action)
	where := _where(statement)
]

# A condition that also holds without the key, or for names that nobody wrote down,
# narrows nothing.
_narrowed(statement, keys) if {
	some condition in statement.conditions
	condition.name in keys
	not condition.if_exists
	every value in condition.values {
		not regex.match(`[*?]`, value.value)
	}
}

_forms := {
	"named": {"not": "NOT_RESOURCE", "star": "STAR_IN_RESOURCE"},
	"star": {"not": "STAR_IN_ACTION_AND_NOT_RESOURCE", "star": "STAR_IN_ACTION_AND_RESOURCE"},
	"not": {"not": "NOT_ACTION_AND_NOT_RESOURCE", "star": "STAR_IN_RESOURCE_AND_NOT_ACTION"},
}

_how(statement, action) := [["not", policy.element_range(statement, "NotAction")]] if {
	statement.not_actions
	not policy.open_actions(statement)
	policy.reaches_action(statement, action)
} else := [["star", entry.range] |
	some entry in statement.actions
	policy.matches(entry.match, action)
	regex.match(`[*?]`, entry.value)
] if {
	not _named(statement, action)
} else := [["named", entry.range] |
	some entry in statement.actions
	lower(entry.value) == action
]

_named(statement, action) if {
	some entry in statement.actions
	lower(entry.value) == action
}

_where(statement) := "not" if {
	statement.not_resources
} else := "star" if {
	_any_role(statement)
}

_any_role(statement) if {
	some entry in statement.resources
	not entry.unknown
	_all_roles(entry)
}

_all_roles(entry) if entry.value == "*"

_all_roles(entry) if {
	entry.fields[2] in {"iam", "*"}
	regex.match(`^(\*|role/\*|role\*)$`, entry.fields[5])
}
