# METADATA
# title: Conditions
# description: |
#   Evaluates the conditions of a statement. A verdict is 2 when a condition holds, 1
#   when that depends on something unknown, and 0 when it does not hold. Every family of
#   operators has its file, whose `_any` says whether one of the values of the policy
#   matches one value of the request.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: IAM JSON policy elements, condition operators
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
#     description: Single-valued vs. multivalued context keys
# custom:
#   library: true
package lint403.lib.condition

import data.lint403.lib.context
import data.lint403.lib.pattern
import data.lint403.lib.symbol

# METADATA
# description: A condition of the model in the form that `verdict` takes.
# scope: document
compile(condition) := object.union(
	{
		"name": condition.name,
		"key": condition.key,
		"family": object.get(_families, condition.base, "unknown"),
		"operator": condition.base,
		"mode": _mode(condition),
		"missing": _missing(condition),
		"values": pattern.compile(condition.values),
	},
	{"unknown": tokens | tokens := condition.unknown},
)

# METADATA
# description: Whether a condition holds in a context.
# scope: document
verdict(condition, ctx) := 1 if {
	condition.unknown
} else := verdict if {
	condition.family == "null"
	verdict := _null(condition, context.state(ctx, condition.name))
} else := _present(condition.mode, condition, ctx.keys[condition.name], ctx) if {
	ctx.keys[condition.name].values[0]
	not ctx.keys[condition.name].unknown
} else := condition.missing if {
	context.state(ctx, condition.name) == "absent"
} else := 1

# METADATA
# description: What a verdict of 1 depends on, namely condition keys and tokens.
# scope: document
unknown(condition, ctx) := {token | some token in condition.unknown} if {
	condition.unknown
} else := {condition.key} if {
	context.state(ctx, condition.name) == "unknown"
} else := {name |
	some value in ctx.keys[condition.name].values
	some name in pattern.unknown(condition.values, value, ctx)
}

_families := {
	"stringequals": "string",
	"stringnotequals": "string",
	"stringlike": "string",
	"stringnotlike": "string",
	"stringequalsignorecase": "fold",
	"stringnotequalsignorecase": "fold",
	"arnequals": "arn",
	"arnlike": "arn",
	"arnnotequals": "arn",
	"arnnotlike": "arn",
	"bool": "bool",
	"binaryequals": "binary",
	"null": "null",
	"ipaddress": "ip",
	"notipaddress": "ip",
	"numericequals": "numeric",
	"numericnotequals": "numeric",
	"numericlessthan": "numeric",
	"numericlessthanequals": "numeric",
	"numericgreaterthan": "numeric",
	"numericgreaterthanequals": "numeric",
	"dateequals": "date",
	"datenotequals": "date",
	"datelessthan": "date",
	"datelessthanequals": "date",
	"dategreaterthan": "date",
	"dategreaterthanequals": "date",
}

_negated := {
	"stringnotequals",
	"stringnotlike",
	"stringnotequalsignorecase",
	"arnnotequals",
	"arnnotlike",
	"notipaddress",
	"numericnotequals",
	"datenotequals",
}

# How the values of the request are joined: "is", "not", and with a set operator
# "all", "all-not", "any", "any-not".
_mode(condition) := concat("", [
	object.get(
		{"forallvalues": "all", "foranyvalue": "any"},
		object.get(condition, "set", ""), "is",
	),
	_not(condition),
])

_not(condition) := "-not" if _negated[condition.base]

_not(condition) := "" if not _negated[condition.base]

# R-C-02: an absent key fails a positive operator and fulfills a negated one. R-C-03:
# with IfExists it fulfills either, so that a Deny with a negated operator still
# denies. R-C-05: ForAllValues holds without values. R-C-06: ForAnyValue does not,
# negated or not.
_missing(condition) := 2 if {
	condition.if_exists
} else := 2 if {
	condition.set == "forallvalues"
} else := 0 if {
	condition.set == "foranyvalue"
} else := 2 if {
	_negated[condition.base]
} else := 0

# R-C-01: the values of a condition are alternatives; a negated operator holds when
# none of them matches. R-C-07: a multivalued key needs a set operator.
_present("is", condition, entry, ctx) := _any(condition.family, condition, entry.values[0], ctx) if not entry.multi

_present("is", _, entry, _) := 0 if entry.multi

_present("is-not", condition, entry, ctx) := 2 - _any(condition.family, condition, entry.values[0], ctx) if {
	not entry.multi
}

_present("is-not", _, entry, _) := 0 if entry.multi

# R-C-05: an empty text is no value (IAM UG: Condition operators).
_present("all", condition, entry, ctx) := min({2} | _each(condition, entry, ctx))

_present("all-not", condition, entry, ctx) := 2 - max({0} | _each(condition, entry, ctx))

# R-C-06
_present("any", condition, entry, ctx) := max({0} | _each(condition, entry, ctx))

_present("any-not", condition, entry, ctx) := 2 - min({2} | _each(condition, entry, ctx))

_each(condition, entry, ctx) := {match |
	some value in entry.values
	value != ""
	match := _any(condition.family, condition, value, ctx)
}

# An operator that AWS does not know is refused when the policy is written.
_any("unknown", _, _, _) := 0

# The families without patterns compare a text with each value of the policy; a token
# on either side leaves the answer open.
_open_text(condition, value) if {
	some entry in condition.values.unknown
	not entry.value == value
}

_open_text(_, value) if symbol.symbolic(value)
