package lint403.needs

import data.lint403.authz
import data.lint403.lib.policy

# METADATA
# description: Requests to assume a role, from workloads, trust policies and grants.
# scope: document
_assumptions := array.concat(_workload_assumptions, array.concat(_trusted_assumptions, _granted_assumptions))

# The service that runs a workload assumes the workload's role first. Nothing more is made
# of it where the role serves it for certain.
_workload_assumptions := [_workload_assumption(running) |
	some i, running in _running
	not _served[i]
]

_served_assumptions := [_workload_assumption(_running[i]) | some i, _ in _served]

# Those requests by their position in `_running`.
_served := {i: [service, "AssumeRole", role, {}] |
	some i, [_, service, role] in _running
	authz.serves(service, role)
}

_served_ids := {_line(service, what, role, credentials(service)) | some [service, what, role, _] in _served}

_running := [[address, service, role] |
	service := input.workloads[address].service
	role := input.workloads[address].principal
	input.principals[role].trust
]

_workload_assumption([address, service, role]) := [
	object.union(_assumption(service, role), {"context": credentials(service)}),
	{
		"origin": "workload",
		"range": input.workloads[address].range,
		"address": address,
		"why": sprintf("%s runs with this role", [address]),
		"workloads": [address],
	},
]

# Whom a trust policy names, if in view, is meant to assume the role.
_trusted_assumptions := [[request, declaration] |
	id := input.principals[role].trust
	id in _naming_principals
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "sts:assumerole")
	some entry in statement.principals
	entry.form in {"role", "user"}
	input.principals[entry.value]
	request := object.union(_assumption(entry.value, role), {"context": object.union(
		_assuming_credentials(entry.value),
		grant_context(statement),
	)})
	declaration := {
		"origin": "trust",
		"policy": id,
		"statement": statement.index,
		"keys": condition_keys(statement),
		"range": entry.range,
		"address": object.get(document, "address", ""),
		"why": "the trust policy names it",
		"workloads": [],
	}
]

_naming_principals := {id |
	some form in ["role", "user"]
	input.policies[id].statements[_].principals[_].form == form
}

# Whoever is granted sts:AssumeRole on a role in view is meant to assume it.
_granted_assumptions := [[request, declaration] |
	id := input.principals[arn].identity[_]
	some grant in _assume_grants[id]
	input.principals[arn].kind in {"role", "user"}
	request := object.union(_assumption(arn, grant.role), {"context": object.union(
		_assuming_credentials(arn),
		grant.context,
	)})
	declaration := object.union(grant.declaration, {"workloads": []})
]

_assumption(principal, role) := {
	"principal": principal,
	"operation": "AssumeRole",
	"role": role,
	"open_context": true,
}

# Access keys can present an MFA device when they assume a role.
_assuming_credentials(principal) := {} if {
	input.principals[principal].long_term
} else := credentials(principal)

_assume_grants := {id: _assume_grants_of(id, input.policies[id]) |
	input.policies[id].statements[_].actions[_].service == "sts"
	input.policies[id].kind == "identity"
}

_assume_grants_of(id, document) := [grant |
	some statement in policy.allowing[id]
	some action in statement.actions
	action.service == "sts"
	policy.matches(action.match, "sts:assumerole")
	some pattern in statement.resources
	input.principals[pattern.value].kind == "role"
	grant := {
		"role": pattern.value,
		"context": grant_context(statement),
		"declaration": {
			"origin": "grant",
			"policy": id,
			"statement": statement.index,
			"keys": condition_keys(statement),
			"range": pattern.range,
			"address": object.get(document, "address", ""),
			"action": action.value,
			"why": sprintf("its policy grants %s", [action.value]),
		},
	}
]
