package lint403.lib.condition

# R-C-10: a bare address is a range of one.
_any("ip", condition, value, _) := 2 if {
	some entry in condition.values.entries
	_within(entry.value, value)
} else := 1 if {
	_open_text(condition, value)
} else := 0

_within(range, address) if range == address

# What is no range or no address compares with nothing.
_within(range, address) if net.cidr_contains(_range(range), address)

_range(text) := text if contains(text, "/")

_range(text) := sprintf("%s/%d", [text, _bits(text)]) if not contains(text, "/")

_bits(text) := 128 if contains(text, ":")

_bits(text) := 32 if not contains(text, ":")
