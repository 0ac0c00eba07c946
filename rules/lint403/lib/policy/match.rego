package lint403.lib.policy

# METADATA
# description: |
#   Whether a wildcard pattern in the form of the model matches a literal text. A
#   template, which holds policy variables, matches nothing for certain.
# scope: document
matches(pattern, text) if pattern == {"kind": "exact", "text": text}

matches(pattern, text) if _matches(pattern.kind, pattern, text)

# The kind comes first so that OPA tries the one definition that fits.
_matches("any", _, _)

_matches("exact", pattern, "") if not pattern.text

_matches("prefix", pattern, text) if startswith(text, pattern.text)

_matches("regex", pattern, text) if regex.match(pattern.text, text)

# METADATA
# description: |
#   Whether every text that `inner` matches is matched by `outer` too; both are entries
#   of a list of actions or resources. False when it is not certain.
# scope: document
covers(outer, inner) if {
	not outer.unknown
	not _loose_single(outer, inner)
	matches(outer.match, _comparable(inner))
}

# A "?" of the outer pattern would take the "*" of the inner one for a character.
_loose_single(outer, inner) if {
	contains(outer.value, "?")
	contains(inner.value, "*")
}

# Actions are compared in lower case, resources as they are written.
_comparable(entry) := sprintf("%s:%s", [entry.service, entry.name]) if entry.service != "*"

_comparable(entry) := "*:*" if entry.service == "*"

_comparable(entry) := entry.value if not entry.service
