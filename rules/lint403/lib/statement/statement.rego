# METADATA
# title: Statements
# description: |
#   Which statements of a policy apply to a request. A policy is compiled once per run
#   and narrowed once per action, so that a decision only looks at resources, principals
#   and conditions.
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
# description: The statements of a policy in the form in which they are evaluated.
# scope: document
compiled(id) := [statement |
	some source in input.policies[id].statements
	statement := _compile(source, input.policies[id].kind)
]

# METADATA
# description: |
#   The compiled statements of a policy that speak about an action, which is written as
#   AWS does, by effect. `action` of a candidate is 1 when it depends on something unknown.
# scope: document
candidates(id, action) := {effect: candidates_of_effect |
	some effect in ["Allow", "Deny"]
	candidates_of_effect := [candidate |
		some statement in compiled(id)
		statement.effect == effect
		certainty := min([_action(statement, lower(action)), _present(statement)])
		certainty > 0
		candidate := object.union(statement, {"action": certainty})
	]
}

# METADATA
# description: |
#   Whether a candidate applies to a request, principals left out (R-E-01). The request
#   has the members `resource` and `ctx`.
# scope: document
verdict(candidate, request) := min([candidate.action, about]) if {
	candidate.conditions == []
	about := _resource(candidate.resource_mode, candidate, request)
} else := min(array.concat([candidate.action, about], holds)) if {
	about := _resource(candidate.resource_mode, candidate, request)
	about > 0
	holds := [certainty |
		some compiled_condition in candidate.conditions
		certainty := condition.verdict(compiled_condition, request.ctx)
	]
} else := 0

# METADATA
# description: What a verdict of 1 depends on, namely condition keys and tokens.
# scope: document
unknown(candidate, request) := (({token |
	candidate.action == 1
	some entry in candidate.action_entries
	some token in entry.unknown
} | {name | some name in candidate.maybe}) | {token |
	_resource(candidate.resource_mode, candidate, request) == 1
	some token in pattern.unknown(candidate.resources, request.resource, request.ctx)
}) | {name |
	some compiled_condition in candidate.conditions
	condition.verdict(compiled_condition, request.ctx) == 1
	some name in condition.unknown(compiled_condition, request.ctx)
}

_compile(source, kind) := object.union_n([
	{
		"index": source.index,
		"effect": object.get(source, ["effect", "value"], ""),
		"conditions": [condition.compile(entry) | some entry in object.get(source, "conditions", [])],
		"range": source.range,
		"maybe": object.get(source, "maybe", []),
		"action_entries": array.concat(object.get(source, "actions", []), object.get(source, "not_actions", [])),
	},
	_actions(source),
	_resources(source, kind),
	_principals(source),
	_sid(source),
])

# A statement of which it is not known whether the policy holds it.
_present(statement) := 1 if count(statement.maybe) > 0

_present(statement) := 2 if count(statement.maybe) == 0

_sid(source) := {"sid": source.sid.value} if source.sid.value

_sid(source) := {} if not source.sid.value

_actions(source) := {"actions": pattern.compile(_lowered(source.actions)), "action_mode": "list"} if {
	source.actions
} else := {"actions": pattern.compile(_lowered(source.not_actions)), "action_mode": "not"} if {
	source.not_actions
} else := {"action_mode": "none"}

# R-E-02: actions are compared in lower case, unknown ones included.
_lowered(entries) := [object.union(entry, {"value": lower(entry.value)}) | some entry in entries]

# A trust policy speaks about the role it is attached to and has no Resource.
_resources(source, kind) := {"resources": pattern.compile(source.resources), "resource_mode": "list"} if {
	source.resources
} else := {"resources": pattern.compile(source.not_resources), "resource_mode": "not"} if {
	source.not_resources
} else := {"resource_mode": "own"} if {
	kind == "trust"
} else := {"resource_mode": "none"}

_principals(source) := {"principals": principal.compile(source.principals), "principal_mode": "list"} if {
	source.principals
} else := {"principals": principal.compile(source.not_principals), "principal_mode": "not"} if {
	source.not_principals
} else := {"principal_mode": "none"}

# R-E-06: NotAction reaches everything that it does not list.
_action(statement, action) := pattern.verdict(statement.actions, action, {}) if statement.action_mode == "list"

_action(statement, action) := 2 - pattern.verdict(statement.actions, action, {}) if statement.action_mode == "not"

_action(statement, _) := 0 if statement.action_mode == "none"

_resource("list", candidate, request) := pattern.verdict(candidate.resources, request.resource, request.ctx)

# R-E-06: NotResource likewise.
_resource("not", candidate, request) := 2 - pattern.verdict(candidate.resources, request.resource, request.ctx)

_resource("own", _, _) := 2

_resource("none", _, _) := 0
