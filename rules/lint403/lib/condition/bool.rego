package lint403.lib.condition

import data.lint403.lib.pattern

# R-C-10: Bool compares with true and false in any letter case.
_any("bool", condition, value, ctx) := 2 if {
	some entry in condition.values.entries
	lower(entry.value) == lower(value)
} else := pattern.verdict(condition.values, lower(value), _folded(ctx))
