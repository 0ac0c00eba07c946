package lint403.lib.condition

# R-C-10: the numeric operators compare numbers, whole or decimal.
_any("numeric", condition, value, _) := 2 if {
	some entry in condition.values.entries
	_numbers(condition.operator, _number(value), _number(entry.value))
} else := 1 if {
	_open_text(condition, value)
} else := 0

_number(text) := to_number(trim_space(text)) if regex.match(`^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$`, text)

_numbers("numericequals", a, b) if a == b

# Negation is the caller's.
_numbers("numericnotequals", a, b) if a == b

_numbers("numericlessthan", a, b) if a < b

_numbers("numericlessthanequals", a, b) if a <= b

_numbers("numericgreaterthan", a, b) if a > b

_numbers("numericgreaterthanequals", a, b) if a >= b
