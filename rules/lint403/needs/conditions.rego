package lint403.needs

# Keys that follow from who asks and what for; a grant's condition on one of them is
# judged, not assumed.
_following := {
	"aws:principalarn",
	"aws:principalaccount",
	"aws:principalisawsservice",
	"aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:principaltype",
	"aws:userid",
	"aws:username",
	"aws:resourceaccount",
	"s3:resourceaccount",
	"aws:requestedregion",
	"aws:securetransport",
	"s3:tlsversion",
}

# A grant under one of these holds for requests through an access point only.
_access_point_keys := {"s3:dataaccesspointarn", "s3:dataaccesspointaccount", "s3:accesspointnetworkorigin"}

# Request headers that are condition keys by the same name.
_header_prefixes := {"s3:x-amz-acl", "s3:x-amz-grant-", "s3:x-amz-server-side-encryption", "s3:x-amz-storage-class"}

# METADATA
# description: The condition keys of a statement, in lower case.
# scope: document
condition_keys(statement) := {condition.name | some condition in statement.conditions}

_for_access_points(statement) if {
	some name in condition_keys(statement)
	name in _access_point_keys
}

# METADATA
# description: |
#   The context in which a grant holds: a value that meets each positive condition, null
#   where the key must be absent. Negated and optional conditions ask for nothing.
# scope: document
grant_context(statement) := {name: value |
	some name in condition_keys(statement)
	not name in _following
	not _is_header(name)
	value := _values_of(statement, name)[0]
}

# METADATA
# description: The request headers, in lower case, under which a grant holds.
# scope: document
grant_headers(statement) := {header: value |
	some name in condition_keys(statement)
	_is_header(name)
	value := _values_of(statement, name)[0].values[0]
	header := trim_prefix(name, "s3:")
}

_is_header(name) if {
	some prefix in _header_prefixes
	startswith(name, prefix)
}

_values_of(statement, name) := [value |
	some condition in statement.conditions
	condition.name == name
	not condition.if_exists
	value := _met(condition)
]

_met(condition) := null if {
	condition.base == "null"
	lower(condition.values[0].value) == "true"
}

_met(condition) := {"values": ["~"]} if {
	condition.base == "null"
	lower(condition.values[0].value) == "false"
}

_met(condition) := {"values": [value]} if {
	condition.base in {"stringequals", "stringequalsignorecase", "arnequals", "arnlike", "stringlike", "bool"}
	not _is_multivalued(condition)
	value := _sample(condition.values[0])
}

_met(condition) := {"values": [value], "multi": true} if {
	condition.base in {"stringequals", "stringequalsignorecase", "arnequals", "arnlike", "stringlike"}
	_is_multivalued(condition)
	value := _sample(condition.values[0])
}

_met(condition) := {"values": [address]} if {
	condition.base == "ipaddress"
	address := split(condition.values[0].value, "/")[0]
}

_is_multivalued(condition) if condition.set == "foranyvalue"

_is_multivalued(condition) if condition.set == "forallvalues"

# A policy variable in a value is for the simulation to fill in.
_sample(pattern) := replace(replace(pattern.value, "*", "~"), "?", "~") if pattern.match.kind != "template"
