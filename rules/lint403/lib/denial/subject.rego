package lint403.lib.denial

import data.lint403.lib.policy

# METADATA
# description: Condition keys that say over which network a request comes.
# scope: document
network_keys := {"aws:sourcevpce", "aws:sourcevpc", "aws:sourceip", "aws:vpcsourceip"}

# METADATA
# description: Condition keys about multi-factor authentication.
# scope: document
mfa_keys := {"aws:multifactorauthpresent", "aws:multifactorauthage"}

# METADATA
# description: Condition keys about the encryption that an upload asks for.
# scope: document
encryption_keys := {
	"s3:x-amz-server-side-encryption",
	"s3:x-amz-server-side-encryption-aws-kms-key-id",
	"s3:x-amz-server-side-encryption-customer-algorithm",
}

# Which condition of a deny is its subject: the first of these that one of its keys
# belongs to. What only narrows a network deny, such as a list of spared roles, comes
# after it.
_subjects := [
	["encryption", encryption_keys],
	["acl", {"s3:x-amz-acl", "s3:x-amz-grant-full-control"}],
	["mfa", mfa_keys],
	["ip", {"aws:sourceip", "aws:vpcsourceip"}],
	["endpoint", {"aws:sourcevpce", "aws:sourcevpc", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"}],
	["organization", {"aws:principalorgid", "aws:principalorgpaths", "aws:sourceorgid", "aws:sourceorgpaths"}],
	["source", {"aws:sourceaccount", "aws:sourcearn", "aws:principalaccount", "aws:principalisawsservice"}],
	["principal", {"aws:principalarn", "aws:userid", "aws:username", "aws:principaltype"}],
	["access-point", {"s3:dataaccesspointarn", "s3:dataaccesspointaccount", "s3:accesspointnetworkorigin"}],
]

# METADATA
# description: |
#   What a deny is about: encryption, acl, mfa, ip, endpoint, organization, source,
#   principal, access-point, not-principal, none (it has no condition), or other.
# scope: document
subject(statement) := "not-principal" if {
	statement.not_principals
} else := "none" if {
	object.get(statement, "conditions", []) == []
} else := name if {
	keys := {condition.name | some condition in statement.conditions}
	name := [name | some [name, members] in _subjects; count(keys & members) > 0][0]
} else := "other"

# METADATA
# description: |
#   Causes of explicit denies that stand in a policy of the bucket, the access point or
#   the principal itself, with a subject. Boundaries, session policies, the organization
#   and endpoints have rules of their own.
# scope: document
by_subject[name] contains key if {
	some key, cause in explicit
	cause.document.kind in {"bucket", "access-point", "identity"}
	name := subject(cause.statement)
}

# METADATA
# description: |
#   The cases of a cause that its rule reports: the certain ones, or without any those
#   that depend on nothing but some condition keys. Undefined when there is none.
# scope: document
weighed(cause, _) := {"cases": cause.certain, "certain": true, "unknown": []} if {
	count(cause.certain) > 0
} else := {"cases": cases, "certain": false, "unknown": sort({name |
	some case in cases
	some name in unknown(cause, case)
})} if {
	count(cause.certain) == 0
	keys := _allowed_unknown(cause)
	cases := [case |
		some case in cause.possible
		names := unknown(cause, case)
		count(names) > 0
		every name in names {
			lower(name) in keys
		}
	]
	count(cases) > 0
}

# A deny in a principal's own policy is a choice; what it depends on is not pointed out.
_allowed_unknown(cause) := (network_keys | mfa_keys) | encryption_keys if {
	cause.document.kind != "identity"
} else := set()

# METADATA
# description: The fields that say how sure a finding is.
# scope: document
certainty(weight, _) := {"verdict": "denied"} if weight.certain

certainty(weight, severity) := {"verdict": "at-risk", "severity": severity, "unknown": weight.unknown} if {
	not weight.certain
}

# METADATA
# description: |
#   How a message says who is denied what: one principal by name and the first request.
# scope: document
denied(weight) := sprintf("%s %s get 403 on %s", [listed(names), _will(weight), what(check)]) if {
	names := principals(weight)
	check := judgement_of(sort(weight.cases)[0]).check
}

_will(weight) := "will" if weight.certain

_will(weight) := "may" if not weight.certain

# METADATA
# description: The principals of the cases, as messages name them.
# scope: document
principals(weight) := sort({who(need_of(case).principal) | some case in weight.cases})

# METADATA
# description: The ARNs or names of the principals of the cases.
# scope: document
callers(weight) := {need_of(case).principal | some case in weight.cases}

# METADATA
# description: Whether one of the callers is an AWS service.
# scope: document
hits_service(weight) if {
	some caller in callers(weight)
	endswith(caller, ".amazonaws.com")
}

# METADATA
# description: Workloads that send the denied requests, by address.
# scope: document
workloads(weight) := {address |
	some case in weight.cases
	some declaration in need_of(case).declarations
	some address in object.get(declaration, "workloads", [])
}

# METADATA
# description: The finding on an explicit deny, at the Effect of its statement.
# scope: document
explicit_finding(chain, cause, weight, msg, fields) := finding(
	chain, cause.document,
	_effect_range(cause.statement),
	msg, weight.cases,
	object.union(
		{"key": sprintf("%s %s", [policy.name(cause.statement), concat(" ", callers(weight))])},
		fields,
	),
)

_effect_range(statement) := statement.effect.range if {
	statement.effect.range != ""
} else := statement.range

# METADATA
# description: The values that the conditions of a statement on some keys list.
# scope: document
spared(statement, keys) := sort({plain(pattern.value) |
	some condition in statement.conditions
	condition.name in keys
	condition.base != "null"
	some pattern in condition.values
})

# METADATA
# description: Whether the applying principal is among those of a cause's cases.
# scope: document
hits_applier(weight) if {
	some case in weight.cases
	some declaration in need_of(case).declarations
	declaration.origin == "applier"
}
