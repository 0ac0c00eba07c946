package lint403.lib.condition_test

import data.lint403.lib.condition
import data.lint403.lib.context

# A condition as the loader reads it; the values of the operators here hold no wildcards.
entry(operator, values) := object.union_n([
	{
		"operator": operator,
		"base": base,
		"key": "aws:K",
		"name": "aws:k",
		"values": [value_entry(value) | some value in values],
	},
	{"set": lower(split(operator, ":")[0]) | contains(operator, ":")},
	{"if_exists": true | endswith(operator, "IfExists")},
]) if {
	base := lower(trim_suffix(regex.replace(operator, `^.*:`, ""), "IfExists"))
}

value_entry(value) := object.union(
	{"value": value, "match": {"kind": "exact", "text": value}},
	{"unknown": ["a.b.c"] | contains(value, "${")},
)

verdict(operator, values, given) := condition.verdict(condition.compile(entry(operator, values)), {"keys": {"aws:k": given}})

# Operator, values of the policy, value of the request, verdict.
test_values[note] if {
	some note, [operator, values, given, want] in {
		"string": ["StringEquals", ["a"], "a", 2],
		"string, not": ["StringNotEquals", ["a"], "a", 0],
		"string, case": ["StringEquals", ["a"], "A", 0],
		"fold": ["StringEqualsIgnoreCase", ["abc"], "aBC", 2],
		"fold, not": ["StringNotEqualsIgnoreCase", ["abc"], "aBC", 0],
		"ARN": ["ArnEquals", ["arn:a"], "arn:a", 2],
		"ARN, not": ["ArnNotLike", ["arn:a"], "arn:b", 2],
		"boolean": ["Bool", ["true"], "TRUE", 2],
		"boolean, in capitals": ["Bool", ["TRUE"], "true", 2],
		"boolean, capitals of another": ["Bool", ["FALSE"], "true", 0],
		"boolean, another": ["Bool", ["true"], "false", 0],
		"binary": ["BinaryEquals", ["QQ=="], "QQ==", 2],
		"binary, another": ["BinaryEquals", ["QQ=="], "Qg==", 0],
		"binary, a token": ["BinaryEquals", ["${a.b.c}"], "Qg==", 1],
		"number": ["NumericEquals", ["5"], "5.0", 2],
		"number, not": ["NumericNotEquals", ["5"], "5", 0],
		"number, less": ["NumericLessThan", ["5"], "4", 2],
		"number, less, equal": ["NumericLessThan", ["5"], "5", 0],
		"number, less or equal": ["NumericLessThanEquals", ["5"], "5", 2],
		"number, less or equal, more": ["NumericLessThanEquals", ["5"], "6", 0],
		"number, greater": ["NumericGreaterThan", ["5"], "6", 2],
		"number, greater, equal": ["NumericGreaterThan", ["5"], "5", 0],
		"number, greater or equal": ["NumericGreaterThanEquals", ["5"], "5", 2],
		"number, greater or equal, less": ["NumericGreaterThanEquals", ["5"], "4", 0],
		"number, negative": ["NumericLessThan", ["0"], "-1", 2],
		"number, decimal": ["NumericLessThan", ["+.5"], "0.25", 2],
		"number, in spaces": ["NumericEquals", [" 5 "], "5.", 2],
		"number, with an exponent": ["NumericEquals", ["1e1"], "10", 0],
		"number, in another base": ["NumericEquals", ["0x10"], "16", 0],
		"number, a token": ["NumericLessThan", ["${a.b.c}"], "4", 1],
		"number, a word": ["NumericEquals", ["x"], "x", 0],
		"date": ["DateEquals", ["2026-01-01T00:00:00Z"], "2026-01-01", 2],
		"date, not": ["DateNotEquals", ["2026-01-01"], "2026-01-01", 0],
		"date, before": ["DateLessThan", ["2026-01-01"], "2025-12-31T23:59:59.5Z", 2],
		"date, before, equal": ["DateLessThan", ["2026-01-01"], "2026-01-01", 0],
		"date, until": ["DateLessThanEquals", ["2026-01-01"], "2026-01-01", 2],
		"date, until, later": ["DateLessThanEquals", ["2026-01-01"], "2026-01-02", 0],
		"date, after": ["DateGreaterThan", ["2026-01-01"], "2026-01-02", 2],
		"date, after, equal": ["DateGreaterThan", ["2026-01-01"], "2026-01-01", 0],
		"date, from": ["DateGreaterThanEquals", ["2026-01-01"], "2026-01-01", 2],
		"date, from, earlier": ["DateGreaterThanEquals", ["2026-01-01"], "2025-12-31", 0],
		"date, year": ["DateEquals", ["2026"], "2026-01-01T00:00Z", 2],
		"date, month": ["DateEquals", ["2026-02"], "2026-02-01T00:00:00.0Z", 2],
		"date, zone": ["DateEquals", ["2026-01-01T01:00:00+01:00"], "2026-01-01T00:00:00Z", 2],
		"date, zone without colon": ["DateEquals", ["2026-01-01T00:00:00-0100"], "2026-01-01T01:00:00Z", 2],
		"date, no zone": ["DateEquals", ["2026-01-01T01:00:00"], "2026-01-01T01:00Z", 2],
		"date, seconds": ["DateEquals", ["1767225600"], "2026-01-01", 2],
		"date, fractions of seconds": ["DateGreaterThan", ["1767225600.5"], "1767225600.75", 2],
		"date, a zone without a time": ["DateEquals", ["2026-01-01Z"], "2026-01-01", 0],
		"date, a time without a day": ["DateEquals", ["2026T00:00Z"], "2026-01-01", 0],
		"date, a year alone": ["DateEquals", ["2000"], "2000-01-01", 2],
		"date, a token": ["DateLessThan", ["${a.b.c}"], "2026-01-01", 1],
		"date, a word": ["DateEquals", ["soon"], "soon", 0],
		"address": ["IpAddress", ["203.0.113.0/24"], "203.0.113.9", 2],
		"address, outside": ["IpAddress", ["203.0.113.0/24"], "203.0.112.9", 0],
		"address, not": ["NotIpAddress", ["203.0.113.0/24"], "203.0.113.9", 0],
		"address, one": ["IpAddress", ["203.0.113.9"], "203.0.113.9", 2],
		"address, another": ["IpAddress", ["203.0.113.9"], "203.0.113.10", 0],
		"address, IPv6": ["IpAddress", ["2001:db8::/32"], "2001:DB8::1", 2],
		"address, IPv6, one": ["IpAddress", ["2001:DB8::1"], "2001:db8:0::1", 2],
		"address, another family": ["IpAddress", ["203.0.113.0/24"], "2001:db8::1", 0],
		"address, another family, one": ["IpAddress", ["203.0.113.9"], "2001:db8::1", 0],
		"address, IPv6, another": ["IpAddress", ["2001:db8::1"], "2001:db8::2", 0],
		"address, the same token": ["IpAddress", ["${a.b.c}"], "${a.b.c}", 2],
		"address, a token": ["IpAddress", ["${a.b.c}"], "203.0.113.9", 1],
		"address, a word": ["IpAddress", ["x"], "203.0.113.9", 0],
		"address, a word in the request": ["IpAddress", ["203.0.113.0/24"], "x", 0],
		"an operator that does not exist": ["StringEqual", ["a"], "a", 0],
	}

	verdict(operator, values, context.one(given)) == want
}

test_unknown_context[note] if {
	some note, [operator, values] in {
		"string": ["StringNotEquals", ["a"]],
		"if it exists": ["StringEqualsIfExists", ["a"]],
		"null": ["Null", ["true"]],
		"set": ["ForAllValues:StringEquals", ["a"]],
	}

	verdict(operator, values, {"values": [], "unknown": true}) == 1
}

# A value that may be another.
test_uncertain_value if {
	verdict("StringEquals", ["a"], {"values": ["a"], "unknown": true}) == 1
	verdict("StringNotEquals", ["a"], {"values": ["a"], "unknown": true}) == 1
}

# R-C-07: several values take a set operator; a key without values is absent.
test_several_values[note] if {
	some note, [operator, given, want] in {
		"equal": ["StringEquals", context.many(["a"]), 0],
		"not equal": ["StringNotEquals", context.many(["b"]), 0],
		"equal to none": ["StringEquals", context.many([]), 0],
		"not equal to none": ["StringNotEquals", context.many([]), 2],
		"all of none": ["ForAllValues:StringEquals", context.many([]), 2],
		"any of none": ["ForAnyValue:StringNotEquals", context.many([]), 0],
		"all of what is empty": ["ForAllValues:StringEquals", context.many([""]), 2],
		"any of what is empty": ["ForAnyValue:StringNotEquals", context.many([""]), 0],
		"one of one": ["ForAnyValue:StringEquals", context.one("a"), 2],
	}

	verdict(operator, ["a"], given) == want
}

test_null[note] if {
	some note, [values, given, want] in {
		"absent": [["true"], null, 2],
		"absent, asked for": [["false"], null, 0],
		"present": [["false"], context.one("x"), 2],
		"present, unwanted": [["True"], context.one("x"), 0],
		"either": [["true", "false"], context.one("x"), 2],
		"a token": [["${a.b.c}"], null, 1],
	}

	verdict("Null", values, given) == want
}

test_unknown_key if {
	compiled := condition.compile(object.union(entry("StringEquals", ["a"]), {"unknown": ["x.y.z"]}))
	condition.verdict(compiled, {"keys": {}}) == 1
	condition.unknown(compiled, {"keys": {}}) == {"x.y.z"}
}

test_unknown_names if {
	compiled := condition.compile(entry("StringEquals", ["${a.b.c}"]))
	condition.unknown(compiled, {"keys": {"aws:k": context.one("x")}}) == {"a.b.c"}
	condition.unknown(compiled, {"keys": {}, "open": true}) == {"aws:K"}
}

# The values of a request are compared one by one.
test_sets[note] if {
	some note, [operator, values, given, want] in {
		"all": ["ForAllValues:NumericLessThan", ["5"], ["1", "2"], 2],
		"all but one": ["ForAllValues:NumericLessThan", ["5"], ["1", "9"], 0],
		"any": ["ForAnyValue:NumericLessThan", ["5"], ["9", "1"], 2],
		"none": ["ForAnyValue:NumericLessThan", ["5"], ["9", "8"], 0],
		"all, one depends": ["ForAllValues:StringEquals", ["a", "${a.b.c}"], ["a", "b"], 1],
		"any, one depends": ["ForAnyValue:StringEquals", ["a", "${a.b.c}"], ["b"], 1],
		"not any, all equal": ["ForAnyValue:StringNotEquals", ["a"], ["a", "a"], 0],
		"not all, none equal": ["ForAllValues:StringNotEquals", ["a"], ["b"], 2],
	}

	verdict(operator, values, context.many(given)) == want
}
