# METADATA
# title: Symbols
# description: |
#   Values that are known only after apply stand in texts as `${NAME}`. Equal texts are
#   equal values. Different ones may still be equal, unless what is literal about them
#   already differs.
# custom:
#   library: true
package lint403.lib.symbol

# METADATA
# description: The names of the tokens in a text, `${` and `}` left out.
# scope: document
names(text) := [name | some [_, name] in regex.find_all_string_submatch_n(`\$\{([^}]*)\}`, text, -1)]

# METADATA
# description: Whether a text holds a token.
# scope: document
symbolic(text) if contains(text, "${")

# METADATA
# description: |
#   What is literal at both ends of a text: the part before the first token and the part
#   after the last. Without a token both are the whole text.
# scope: document
text_shape(text) := {"head": text, "tail": text, "whole": true} if not symbolic(text)

text_shape(text) := _ends(text, `\$\{[^}]*\}`) if symbolic(text)

# METADATA
# description: The same for a pattern, whose wildcards and variables are as open as tokens.
# scope: document
shape(entry) := {"head": entry.value, "tail": entry.value, "whole": true} if _literal(entry)

shape(entry) := _ends(entry.value, `\$\{[^}]*\}|[*?]`) if not _literal(entry)

# METADATA
# description: Whether two texts can be equal although they differ, one of them being symbolic.
# scope: document
maybe_equal(a, b) if possible(text_shape(a), text_shape(b))

# METADATA
# description: |
#   Whether two texts are tokens for the id or ARN of two resources, which are never one:
#   `${aws_vpc_endpoint.a.id}` and `${aws_vpc_endpoint.b.id}`; also where the same text
#   stands around both.
# scope: document
distinct(a, b) if {
	a != b
	_identity(a) == _identity(b)
}

# What kind of identity a token stands for: the type of the resource and the attribute,
# with what stands around the token.
_identity(text) := [before, type, attribute, after] if {
	[[_, before, type, attribute, after]] := regex.find_all_string_submatch_n(
		`^([^$*?]*)\$\{(?:module\.[^}]*\.)?(aws_[a-z0-9_]+)\.[^.}]+\.(id|arn|unique_id)\}([^$*?]*)$`,
		text,
		1,
	)
}

# METADATA
# description: Whether two shapes can be of one text.
# scope: document
possible(a, b) if {
	_same_start(a, b)
	_same_end(a, b)
}

_literal(entry) if {
	entry.match.kind == "exact"
	not entry.unknown
}

_ends(text, gap) := {"head": pieces[0], "tail": pieces[count(pieces) - 1]} if {
	pieces := regex.split(gap, text)
}

_same_start(a, b) if {
	not a.whole
	startswith(b.head, a.head)
}

_same_start(a, b) if {
	not b.whole
	startswith(a.head, b.head)
}

_same_end(a, b) if {
	not a.whole
	endswith(b.tail, a.tail)
}

_same_end(a, b) if {
	not b.whole
	endswith(a.tail, b.tail)
}
