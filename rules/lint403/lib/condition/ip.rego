package lint403.lib.condition

# R-C-10: a bare address is a range of one.
_any("ip", condition, value, _) := 2 if {
	some entry in condition.values.entries
	_within(entry.value, value)
} else := 1 if {
	_open_text(condition, value)
} else := 0

_within(range, address) if range == address

_within(range, address) if {
	_is_range(range)
	_is_address(address)
	net.cidr_contains(range, address)
}

_within(range, address) if {
	not contains(range, "/")
	_is_address(range)
	_is_address(address)
	net.cidr_contains(sprintf("%s/%d", [range, _bits(range)]), address)
}

_is_range(text) if {
	contains(text, "/")
	net.cidr_is_valid(text)
}

_is_address(text) if {
	not contains(text, "/")
	net.cidr_is_valid(sprintf("%s/%d", [text, _bits(text)]))
}

_bits(text) := 128 if contains(text, ":")

_bits(text) := 32 if not contains(text, ":")
