package lint403.lib.policy

# METADATA
# description: Whether a statement is an Allow, spelled as AWS wants it.
# scope: document
allows(statement) if statement.effect.value == "Allow"

# METADATA
# description: Whether a statement is a Deny, spelled as AWS wants it.
# scope: document
denies(statement) if statement.effect.value == "Deny"

# METADATA
# description: |
#   Whether a statement's Action or NotAction reaches a "service:name" in lower case.
# scope: document
reaches_action(statement, action) if {
	some entry in statement.actions
	matches(entry.match, action)
}

reaches_action(statement, action) if {
	statement.not_actions
	every entry in statement.not_actions {
		not matches(entry.match, action)
	}
}

# METADATA
# description: Whether some action of a statement is not known yet.
# scope: document
open_actions(statement) if {
	some entry in statement.actions
	entry.unknown
}

open_actions(statement) if {
	some entry in statement.not_actions
	entry.unknown
}

# METADATA
# description: Whether a condition key or operator of a statement is not known yet.
# scope: document
open_conditions(statement) if {
	some condition in statement.conditions
	condition.unknown
}
