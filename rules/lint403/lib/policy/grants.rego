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
	match := statement.actions[_].match
	_reaches(match, action)
}

reaches_action(statement, action) if {
	every entry in statement.not_actions {
		not _reaches(entry.match, action)
	}
}

# OPA remembers what a function returned and not that it returned nothing. The same few
# actions stand in many statements, so each is compared once.
default _reaches(_, _) := false

_reaches(match, action) if matches(match, action)

# METADATA
# description: |
#   The members `match` of the actions in the model, each once, that reach a "service:name"
#   in lower case. Comparing statements with these is cheaper than asking each of them.
# scope: document
spellings(action) := {match | some match in _spellings; matches(match, action)}

_spellings := {match | match := input.policies[_].statements[_].actions[_].match}

# METADATA
# description: Whether some action of a statement is not known yet.
# scope: document
open_actions(statement) if statement.actions[_].unknown

open_actions(statement) if statement.not_actions[_].unknown

# METADATA
# description: Whether a condition key or operator of a statement is not known yet.
# scope: document
open_conditions(statement) if statement.conditions[_].unknown
