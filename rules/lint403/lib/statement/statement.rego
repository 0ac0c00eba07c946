# METADATA
# title: Statements
# description: |
#   Which statements of a policy apply to a request (R-E-01). A policy is narrowed once
#   per action and its statements are compiled once per run; conditions and resources are
#   left to the caller, because conditions are shared by many requests and resources are
#   not.
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
	asked := lower(action)
	some [source, mode, actions] in _sources(id)
	certainty := _speaks_of(mode, actions, asked)
	certainty > 0
	statement := object.union(_compile(source, input.policies[id].kind), {"certainty": certainty})
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
keys := union({
	{name | name := input.policies[_].statements[_].conditions[_].name},
	{name | name := input.policies[_].statements[_].conditions[_].values[_].match.parts[_].variable},
	{name | name := input.policies[_].statements[_].resources[_].match.parts[_].variable},
	{name | name := input.policies[_].statements[_].not_resources[_].match.parts[_].variable},
})

# The statements of a policy with their actions. The rest is compiled for those that speak
# about what somebody asks.
_sources(id) := [[source, mode, actions] |
	some source in input.policies[id].statements
	_effect(input.policies[id].kind, source.effect.value)
	[mode, actions] := _actions(source)
]

_effect(_, effect) := effect if effect in {"Allow", "Deny"}

# AWS's own Account Factory for Terraform has a trust policy with "allow", which works.
_effect("trust", effect) := {"allow": "Allow", "deny": "Deny"}[lower(effect)]

_compile(source, kind) := object.union_n([
	{
		"index": source.index,
		"range": source.range,
		"effect": _effect(kind, source.effect.value),
		"conditions": [condition.compile(entry) | some entry in source.conditions],
		"action_entries": array.concat(object.get(source, "actions", []), object.get(source, "not_actions", [])),
	},
	_resources(source, kind),
	_principals(source),
	{"sid": sid | sid := source.sid.value},
])

_actions(source) := ["list", pattern.compile(_lowered(entries))] if {
	entries := source.actions
} else := ["not", pattern.compile(_lowered(entries))] if {
	entries := source.not_actions
} else := ["none", {}]

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

_speaks_of("list", actions, action) := pattern.verdict(actions, action, {})

# R-E-06: NotAction reaches everything that it does not list.
_speaks_of("not", actions, action) := 2 - pattern.verdict(actions, action, {})

_speaks_of("none", _, _) := 0

_about("list", statement, resource, ctx) := pattern.verdict(statement.resources, resource, ctx)

# R-E-06: NotResource likewise.
_about("not", statement, resource, ctx) := 2 - pattern.verdict(statement.resources, resource, ctx)

_about("own", _, _, _) := 2

_about("none", _, _, _) := 0
