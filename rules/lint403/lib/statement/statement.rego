# METADATA
# title: Statements
# description: |
#   Which statements of a policy apply to a request (R-E-01). A policy is compiled once
#   per run and narrowed once per action; conditions and resources are left to the
#   caller, because conditions are shared by many requests and resources are not.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
#     description: IAM JSON policy element reference
# custom:
#   library: true
package lint403.lib.statement

import data.lint403.lib.condition
import data.lint403.lib.pattern
import data.lint403.lib.principal

# METADATA
# description: |
#   The statements of a policy that speak about an action, in the form in which they are
#   evaluated. `certainty` is 1 where it depends on something unknown whether they do.
# scope: document
candidates(id, action) := [statement |
	some candidate in _compiled(id)
	certainty := _speaks_of(candidate.action_mode, candidate, lower(action))
	certainty > 0
	statement := object.union(candidate, {"certainty": certainty})
]

# METADATA
# description: Whether every condition of a statement holds, as a verdict.
# scope: document
holds(statement, ctx) := statement.certainty if {
	statement.conditions == []
} else := min({statement.certainty} | {certainty |
	some entry in statement.conditions
	certainty := condition.verdict(entry, ctx)
})

# METADATA
# description: Whether a statement is about a resource, as a verdict.
# scope: document
about(statement, resource, ctx) := _about(statement.resource_mode, statement, resource, ctx)

# METADATA
# description: What a verdict of 1 depends on, namely condition keys and tokens.
# scope: document
unknown(statement, resource, ctx) := ({token |
	statement.certainty == 1
	some entry in statement.action_entries
	some token in entry.unknown
} | {token |
	about(statement, resource, ctx) == 1
	some token in pattern.unknown(statement.resources, resource, ctx)
}) | {name |
	some entry in statement.conditions
	condition.verdict(entry, ctx) == 1
	some name in condition.unknown(entry, ctx)
}

# METADATA
# description: |
#   The condition keys that the policies of the model ask about, in conditions and in
#   policy variables, by lower-case name. What nobody asks about decides nothing.
# scope: document
keys := {name |
	some policy in input.policies
	some statement in policy.statements
	some entry in statement.conditions
	some name in array.concat([entry.name], [variable | some value in entry.values; some variable in _variables(value)])
} | {variable |
	some policy in input.policies
	some statement in policy.statements
	some element in ["resources", "not_resources"]
	some entry in statement[element]
	some variable in _variables(entry)
}

_variables(entry) := [part.variable | some part in entry.match.parts; part.variable]

_compiled(id) := [statement |
	some source in input.policies[id].statements
	effect := _effect(input.policies[id].kind, source.effect.value)
	statement := _compile(source, effect, input.policies[id].kind)
]

_effect(_, effect) := effect if effect in {"Allow", "Deny"}

# AWS's own Account Factory for Terraform has a trust policy with "allow", which works.
_effect("trust", effect) := {"allow": "Allow", "deny": "Deny"}[lower(effect)]

_compile(source, effect, kind) := object.union_n([
	{
		"index": source.index,
		"range": source.range,
		"effect": effect,
		"conditions": [condition.compile(entry) | some entry in source.conditions],
		"action_entries": array.concat(object.get(source, "actions", []), object.get(source, "not_actions", [])),
	},
	_actions(source),
	_resources(source, kind),
	_principals(source),
	{"sid": sid | sid := source.sid.value},
])

_actions(source) := {"actions": pattern.compile(_lowered(entries)), "action_mode": "list"} if {
	entries := source.actions
} else := {"actions": pattern.compile(_lowered(entries)), "action_mode": "not"} if {
	entries := source.not_actions
} else := {"action_mode": "none"}

# R-E-02: actions are compared in lower case, unknown ones included.
_lowered(entries) := [object.union(entry, {"value": lower(entry.value)}) | some entry in entries]

# A trust policy speaks about the role it is attached to and has no Resource.
_resources(source, kind) := {"resources": pattern.compile(entries), "resource_mode": "list"} if {
	entries := source.resources
} else := {"resources": pattern.compile(entries), "resource_mode": "not"} if {
	entries := source.not_resources
} else := {"resource_mode": "own"} if {
	kind == "trust"
} else := {"resource_mode": "none"}

_principals(source) := {"principals": principal.compile(entries), "principal_mode": "list"} if {
	entries := source.principals
} else := {"principals": principal.compile(entries), "principal_mode": "not"} if {
	entries := source.not_principals
} else := {"principal_mode": "none"}

_speaks_of("list", candidate, action) := pattern.verdict(candidate.actions, action, {})

# R-E-06: NotAction reaches everything that it does not list.
_speaks_of("not", candidate, action) := 2 - pattern.verdict(candidate.actions, action, {})

_speaks_of("none", _, _) := 0

_about("list", statement, resource, ctx) := pattern.verdict(statement.resources, resource, ctx)

# R-E-06: NotResource likewise.
_about("not", statement, resource, ctx) := 2 - pattern.verdict(statement.resources, resource, ctx)

_about("own", _, _, _) := 2

_about("none", _, _, _) := 0
