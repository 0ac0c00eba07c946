package lint403.lib.policy

# METADATA
# description: Every condition, as a list of policy, statement and condition.
# scope: document
conditions := [[policy, statement, condition] |
	some [policy, statement] in statements
	some condition in statement.conditions
]

# METADATA
# description: The conditions by the name of their key, which is in lower case.
# scope: document
conditions_on := {name: entries |
	some name in _condition_names
	entries := [entry | some entry in conditions; entry[2].name == name]
}

_condition_names contains condition.name if some [_, _, condition] in conditions
