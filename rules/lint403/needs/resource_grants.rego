package lint403.needs

# Requests that a bucket policy or an access point policy grants: of principals in
# view, of services, of anybody, and of some principal of another account.
_resource_grants := [[request, declaration] |
	some kind in ["bucket", "access-point"]
	some id in _ids_of(kind)
	some probe in probes[id]
	document := input.policies[id]
	_belongs(document, probe.target)
	some grantee in grantees(id, probe.statement.index)
	some path in paths(grantee.principal, probe.terms.context)
	request := object.union(
		_request(grantee.principal, probe, path),
		object.filter(grantee, {"session_arn"}),
	)
	declaration := _declaration(
		probe,
		path,
		sprintf("%s-grant", [document.kind]),
		sprintf("the %s policy grants", [replace(document.kind, "-", " ")]),
	)
]

_belongs(document, target) if {
	document.kind == "bucket"
	object.get(document, "target", "") in {target.bucket, ""}
	not target.via
}

_belongs(document, target) if {
	document.kind == "access-point"
	target.via == document.target
}

# METADATA
# description: |
#   Whom an Allow statement of a resource policy lets in, as far as it names them: a set
#   of objects with principal and perhaps session_arn.
# scope: document
grantees(id, index) := {grantee |
	document := input.policies[id]
	some statement in document.statements
	statement.index == index
	some entry in statement.principals
	some grantee in _grantees_of(entry, statement, document)
}

_grantees_of(entry, _, _) := {{"principal": entry.value}} if {
	entry.form in {"role", "user"}
}

_grantees_of(entry, _, _) := {{"principal": entry.value}} if {
	entry.form == "service"
	not entry.unknown
	endswith(entry.value, ".amazonaws.com")
}

_grantees_of(entry, _, _) := {{"principal": role, "session_arn": entry.value}} if {
	entry.form == "session"
	role := _role_of_session(entry.value)
}

_grantees_of(entry, _, document) := {{"principal": somebody(entry.account)}} if {
	entry.form in {"account", "root"}
	_foreign(entry.account, document)
}

_grantees_of(entry, statement, _) := {{"principal": "anonymous"}} if {
	entry.form == "any"
	object.get(statement, "conditions", []) == []
}

_grantees_of(entry, statement, _) := {grantee |
	some condition in statement.conditions
	condition.name == "aws:principalarn"
	condition.base in {"stringequals", "arnequals", "arnlike", "stringlike"}
	some pattern in condition.values
	grantee := {"principal": pattern.value}
	input.principals[pattern.value]
} if {
	entry.form == "any"
	object.get(statement, "conditions", []) != []
}

# METADATA
# description: |
#   A principal of an account of whom no more is known; a token stands for its name.
# scope: document
somebody(account) := sprintf("arn:aws:iam::%s:role/${somebody}", [account])

_foreign(account, document) if {
	regex.match(`^\d{12}$`, account)
	account != _owner(document)
}

_owner(document) := input.buckets[document.target].account if {
	document.kind == "bucket"
} else := input.access_points[document.target].account if {
	document.kind == "access-point"
} else := ""

# METADATA
# description: |
#   The role behind an assumed-role session: the one in view with its name and account,
#   else the role without a path.
# scope: document
_role_of_session(arn) := _role_named(fields[4], name, fields[1]) if {
	fields := split(arn, ":")
	name := split(fields[5], "/")[1]
}

_role_named(account, name, partition) := role if {
	found := _roles_by_name[name]
	some role in found
	input.principals[role].account == account
} else := sprintf("arn:%s:iam::%s:role/%s", [partition, account, name])

_named[principal.name] contains arn if {
	some arn, principal in input.principals
	principal.kind == "role"
}

_roles_by_name := {name: arns | some name, arns in _named}
