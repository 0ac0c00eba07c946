package lint403.lib.policy

# METADATA
# description: Every condition, as a list of policy, statement and condition.
# scope: document
conditions := [[policy, statement, condition] |
	some id, index, place
	condition := input.policies[id].statements[index].conditions[place]
	policy := input.policies[id]
	statement := policy.statements[index]
]

# METADATA
# description: The conditions by the name of their key, which is in lower case.
# scope: document
conditions_on := {name: entries |
	some name in _condition_names
	entries := [entry | some entry in conditions; entry[2].name == name]
}

_condition_names := {name | name := conditions[_][2].name}
