package lint403.lib.condition

# R-C-10: BinaryEquals compares byte for byte; both sides are written in base64.
_any("binary", condition, value, _) := 2 if {
	some entry in condition.values.entries
	entry.value == value
} else := 1 if {
	_open_text(condition, value)
} else := 0
