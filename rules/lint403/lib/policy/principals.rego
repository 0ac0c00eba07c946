package lint403.lib.policy

# METADATA
# description: |
#   Every entry of Principal and NotPrincipal, as a list of policy, statement, element
#   name and entry.
# scope: document
principals := array.concat(_principals, _not_principals)

# METADATA
# description: The entries of Principal and NotPrincipal in lists by their form.
# scope: document
principals_of_form := {form: entries |
	some form in _principal_forms
	entries := [entry | some entry in principals; entry[3].form == form]
}

_principals := [[policy, statement, "Principal", entry] |
	some id, index, place
	entry := input.policies[id].statements[index].principals[place]
	policy := input.policies[id]
	statement := policy.statements[index]
]

_not_principals := [[policy, statement, "NotPrincipal", entry] |
	some id, index, place
	entry := input.policies[id].statements[index].not_principals[place]
	policy := input.policies[id]
	statement := policy.statements[index]
]

_principal_forms := {form | form := principals[_][3].form}
