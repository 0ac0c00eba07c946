# METADATA
# title: Principals
# description: |
#   Who a statement of a resource policy names (R-P-01 to R-P-11), in one of five
#   strengths: 3 is the caller itself, 2 the role of the session or the IAM user of a
#   federated session, 1 the account, 0 nobody the caller is.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: AWS JSON policy elements, Principal
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
#     description: AWS JSON policy elements, NotPrincipal
# custom:
#   library: true
package lint403.lib.principal

import data.lint403.lib.symbol

# METADATA
# description: The entries of Principal or NotPrincipal as a set to look callers up in.
# scope: document
compile(entries) := object.union_n([
	{"entries": entries, "values": {entry.value | some entry in entries; not _dead[entry.form]}},
	_any(entries),
	{"unknown": unknown | unknown := [entry | some entry in entries; entry.unknown]; unknown != []},
])

# METADATA
# description: |
#   How strongly Principal names a caller (R-P-02). R-P-05, R-P-09: names are compared
#   letter by letter, partition included.
# scope: document
strength(set, who) := 3 if {
	set.any
} else := 3 if {
	set.values[who.arn]
} else := 2 if {
	set.values[who.behind]
} else := 1 if {
	some name in who.accounts
	set.values[name]
} else := 0

# METADATA
# description: How strongly Principal may name a caller once everything is known.
# scope: document
possible_strength(set, who) := max({0} | {level |
	some entry in _uncertain(set, who)
	some [level, name] in _names(who)
	_maybe(entry.value, level, name)
})

# METADATA
# description: |
#   Whether a Deny with NotPrincipal hits a caller, as a verdict. R-P-07: it spares a
#   caller whose account is listed, and with it the user, or for a session the role.
#   R-P-08: it never spares a caller that has a permissions boundary.
# scope: document
hit_by_not(set, who) := 2 if {
	who.bounded
} else := 0 if {
	set.any
} else := 0 if {
	_listed(set, who)
} else := 1 if {
	possible_strength(set, who) > 0
} else := 2

# METADATA
# description: The tokens on which it depends whether an entry names a caller.
# scope: document
unknown(set, who) := {token |
	not set.any
	some entry in set.entries
	some [level, name] in _names(who)
	_maybe(entry.value, level, name)
	some token in array.concat(symbol.names(entry.value), symbol.names(name))
}

_listed(set, who) if {
	who.kind in {"service", "federated"}
	set.values[who.arn]
}

_listed(set, who) if {
	who.kind in {"user", "federated-user"}
	set.values[who.arn]
	_account_listed(set, who)
}

_listed(set, who) if {
	who.kind == "role"
	set.values[who.behind]
	_account_listed(set, who)
}

_listed(set, who) if {
	who.kind == "root"
	_account_listed(set, who)
}

_account_listed(set, who) if {
	some name in who.accounts
	set.values[name]
}

# The entries that are not compared for good: all of them with a caller that is not known.
_uncertain(set, who) := set.unknown if not symbol.symbolic(who.arn)

_uncertain(set, who) := set.entries if symbol.symbolic(who.arn)

# An account id that is not known yet is no ARN.
_maybe(value, level, name) if {
	symbol.maybe_equal(value, name)
	not _arn_and_account(value, level, name)
}

_arn_and_account(arn, 1, account) if {
	startswith(arn, "arn:")
	not startswith(account, "arn:")
}

# The ways to name a caller, each with its strength.
_names(who) := array.concat(
	[[3, who.arn]],
	array.concat(
		[[2, name] | name := who.behind],
		[[1, name] | some name in who.accounts],
	),
)

# R-P-03: "*" is everybody, anonymous callers included.
_any(entries) := {"any": true} if {
	some entry in entries
	entry.form == "any"
} else := {}

# R-P-10: AWS puts the unique id in place of a user or role that was deleted; it names
# nobody any more.
_dead := {"unique-id"}
