# METADATA
# title: Public policies
# description: |
#   Whether S3 Block Public Access takes a policy for public (R-B-01): an Allow for
#   everybody is public unless a condition pins one of the listed keys to fixed values.
#   A verdict is 2 for public, 1 when that depends on something unknown, 0 otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage, the meaning of "public"
# custom:
#   library: true
package lint403.lib.public

# METADATA
# description: Whether a policy is public, by its id.
# scope: document
verdict(id) := max({0} | {certainty |
	some statement in input.policies[id].statements
	certainty := _statement(statement, input.policies[id].kind)
})

# METADATA
# description: Whether a statement is public, in a policy of a kind (bucket or access-point).
# scope: document
public_statement(statement, kind) if _statement(statement, kind) == 2

_statement(statement, kind) := 0 if {
	not statement.effect.value == "Allow"
} else := 0 if {
	not _for_everybody(statement)
} else := 0 if {
	some condition in statement.conditions
	_pins(condition, kind)
} else := 1 if {
	some condition in statement.conditions
	_may_pin(condition, kind)
} else := 2

_for_everybody(statement) if {
	some entry in statement.principals
	entry.form == "any"
}

# An Allow for everybody but somebody; AWS refuses it where it is not public anyway.
_for_everybody(statement) if statement.not_principals

# R-B-03: only positive operators, and only on the keys of the list. R-B-05: newer keys
# are not on it.
_pins(condition, kind) if {
	_fixing[condition.base]
	not condition.if_exists
	not condition.set == "forallvalues"
	not condition.unknown
	every value in condition.values {
		not _open(value)
		_fixed(condition.name, value, kind)
	}
}

_may_pin(condition, _) if condition.unknown

_may_pin(condition, kind) if {
	_fixing[condition.base]
	not condition.if_exists
	not condition.set == "forallvalues"
	some value in condition.values
	_open(value)
	every other in condition.values {
		_fixed(condition.name, other, kind)
	}
}

_fixing := {
	"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress",
}

# The keys that pin a grant with any fixed value.
_plain := {
	"aws:principalorgid",
	"aws:principalarn",
	"aws:principalaccount",
	"aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:sourcearn",
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:sourceowner",
	"aws:sourceaccount",
	"aws:userid",
	"s3:dataaccesspointaccount",
}

_fixed(name, value, _) if {
	_plain[name]
	_literal(value)
}

# An access point may be named by a pattern as long as its account is fixed. R-B-02: in
# the policy of an access point this key pins nothing.
_fixed("s3:dataaccesspointarn", value, kind) if {
	kind != "access-point"
	fields := split(value.value, ":")
	regex.match(`^(\d{12}|\$\{.+\})$`, fields[4])
	not _variable(value)
}

_fixed("aws:sourceip", value, _) if _narrow(value.value)

_fixed("aws:sourceip", value, _) if value.unknown

# A token stands for one value, and what AWS makes up holds no wildcard; what a user
# fills in may.
_open(value) if {
	some name in value.unknown
	startswith(name, "var.")
}

_literal(value) if {
	text := _without_tokens(value)
	not regex.match(`[*?]`, text)
	not contains(text, "${")
}

_variable(value) if contains(_without_tokens(value), "${")

_without_tokens(value) := strings.replace_n(
	{sprintf("${%s}", [name]): "" | some name in value.unknown},
	value.value,
)

# Ranges broader than /8 (IPv4) and /32 (IPv6) are public; the private ranges are none of
# these.
_narrow(range) if net.cidr_is_valid(sprintf("%s/32", [range]))

_narrow(range) if {
	net.cidr_is_valid(range)
	to_number(split(range, "/")[1]) >= _broadest(range)
}

_broadest(range) := 32 if contains(range, ":")

_broadest(range) := 8 if not contains(range, ":")
