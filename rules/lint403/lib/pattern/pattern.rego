# METADATA
# title: Patterns
# description: |
#   Wildcard patterns in the form of the model, grouped once into a set that is cheap
#   to compare with many texts. A verdict is 2 when the text matches, 1 when that
#   depends on something unknown, and 0 when it does not match.
#
#   R-E-03, R-E-07, R-C-08, R-C-09: what a wildcard stands for is decided where the
#   pattern is read; here nothing is trimmed, folded or decoded.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
#     description: IAM JSON policy elements, Resource
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
#     description: IAM policy elements, variables and tags
# custom:
#   library: true
package lint403.lib.pattern

import data.lint403.lib.context
import data.lint403.lib.symbol

# METADATA
# description: |
#   The set of a list of actions, resources or condition values. Members that would be
#   empty are left out, so that asking for them ends a comparison at once.
# scope: document
compile(entries) := object.union_n([
	{"entries": entries},
	{kind: contents |
		some kind in kinds
		field := _content[kind]
		contents := {object.get(entry.match, field, "") | some entry in entries; entry.match.kind == kind}
	},
	{"any": true | kinds.any},
	{"unknown": [entry | some entry in entries; entry.unknown] | entries[_].unknown},
]) if {
	kinds := {kind | kind := entries[_].match.kind}
}

# What the entries of a kind hold; an empty text is left out of the model.
_content := {"exact": "text", "prefix": "text", "regex": "text", "template": "parts"}

# METADATA
# description: |
#   Whether one of the patterns matches a text. Policy variables take their values from
#   the context (R-V-01).
# scope: document
verdict(set, text, ctx) := 2 if {
	set.exact[text]
} else := 2 if {
	strings.any_prefix_match(text, set.prefix)
} else := 2 if {
	set.any
} else := 2 if {
	some expression in set.regex
	regex.match(expression, text)
} else := 2 if {
	some parts in set.template
	_expands(parts, text, ctx)
} else := 1 if {
	some parts in set.template
	_may_expand(parts, text, ctx)
} else := 1 if {
	some entry in set.unknown
	symbol.possible(symbol.shape(entry), symbol.text_shape(text))
	not symbol.distinct(entry.value, text)
} else := 1 if {
	symbol.symbolic(text)
	some entry in set.entries
	symbol.possible(symbol.shape(entry), symbol.text_shape(text))
	not symbol.distinct(entry.value, text)
} else := 0

# METADATA
# description: The tokens and condition keys on which a verdict of 1 depends.
# scope: document
unknown(set, text, ctx) := (_tokens(set, text) | {name |
	some parts in set.template
	some part in parts
	name := part.variable
	context.state(ctx, name) == "unknown"
}) | {name | some name in symbol.names(text)}

_tokens(set, text) := {token |
	some entry in set.unknown
	symbol.possible(symbol.shape(entry), symbol.text_shape(text))
	some token in entry.unknown
}

_expands(parts, text, ctx) if {
	pieces := [piece | some part in parts; piece := _piece(part, ctx)]
	count(pieces) == count(parts)
	_matches(pieces, text)
}

_may_expand(parts, text, ctx) if {
	pieces := [piece | some part in parts; piece := _loose_piece(part, ctx)]
	count(pieces) == count(parts)
	_matches(pieces, text)
}

_matches(pieces, text) if regex.match(sprintf("^(?s:%s)$", [concat("", pieces)]), text)

# A context that folds lowers the values of variables, as the loader lowers the rest.
_value(ctx, text) := quote(lower(text)) if ctx.fold

_value(ctx, text) := quote(text) if not ctx.fold

_piece(part, _) := part.regex

# R-V-05: a multivalued key is no variable.
_piece(part, ctx) := _value(ctx, context.single(ctx, part.variable))

# R-V-03: the default stands in only when there is no value. R-V-02: without either
# the pattern matches nothing.
_piece(part, ctx) := _value(ctx, part["default"]) if context.state(ctx, part.variable) == "absent"

_loose_piece(part, ctx) := _piece(part, ctx)

_loose_piece(part, ctx) := ".*" if _open(part, ctx)

_open(part, ctx) if context.state(ctx, part.variable) == "unknown"

# METADATA
# description: A regular expression that matches exactly a text.
# scope: document
quote(text) := regex.replace(text, `[\\.+*?()|\[\]{}^$]`, `\$0`)
