package lint403.lib.policy

import data.lint403.result

# METADATA
# description: |
#   A finding about a policy document: at a range of it, or at its header when the
#   range is nowhere.
# scope: document
finding(chain, policy, range, msg, fields) := result.detail(
	result.at(chain, _place(policy, range), msg),
	object.union(_owner(policy), fields),
)

# METADATA
# description: The range of an element of a statement, the whole statement without one.
# scope: document
element_range(statement, element) := object.get(
	object.get(statement, "ranges", {}),
	element,
	statement.range,
)

# METADATA
# description: How a message names a statement, by its Sid or by its number.
# scope: document
default name(_) := "the statement"

name(statement) := sprintf("statement %q", [statement.sid.value]) if {
	statement.sid.value != ""
} else := sprintf("statement %d", [statement.index + 1])

_place(_, range) := range if range != ""

_place(policy, "") := policy.header

_owner(policy) := {
	"address": object.get(policy, "address", ""),
	"callers": object.get(policy, "callers", []),
}
