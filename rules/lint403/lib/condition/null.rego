package lint403.lib.condition

# R-C-04: `Null: true` holds when the key is absent, `Null: false` when it has a value.
_null(condition, "absent") := _wants(condition, "true")

_null(condition, "present") := _wants(condition, "false")

_wants(condition, text) := 2 if {
	some entry in condition.values.entries
	lower(entry.value) == text
} else := 1 if {
	condition.values.unknown
} else := 0
