package lint403.lib.condition

# R-C-10: the date operators take the W3C forms of ISO 8601 and seconds since 1970.
_any("date", condition, value, _) := 2 if {
	some entry in condition.values.entries
	_dates(condition.operator, _time(value), _time(entry.value))
} else := 1 if {
	_open_text(condition, value)
} else := 0

_dates("dateequals", a, b) if a == b

# Negation is the caller's.
_dates("datenotequals", a, b) if a == b

_dates("datelessthan", a, b) if a < b

_dates("datelessthanequals", a, b) if a <= b

_dates("dategreaterthan", a, b) if a > b

_dates("dategreaterthanequals", a, b) if a >= b

# Nanoseconds since 1970.
_time(text) := to_number(text) * 1000000000 if regex.match(`^\d{5,}(\.\d+)?$`, text)

_time(text) := time.parse_rfc3339_ns(_complete(text)) if regex.match(_date, text)

_date := `^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$`

# Parts that are left out are the smallest possible, the time zone UTC.
_complete(text) := sprintf("%s%s%s%s", [day, _clock(clock), fraction, _zone(zone)]) if {
	[[_, year, month, date, clock, fraction, zone]] := regex.find_all_string_submatch_n(
		`^(\d{4})(-\d\d)?(-\d\d)?(?:T(\d\d:\d\d(?::\d\d)?)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`,
		text, -1,
	)
	day := sprintf("%s%s%s", [year, _or(month, "-01"), _or(date, "-01")])
}

_clock("") := "T00:00:00"

_clock(text) := sprintf("T%s:00", [text]) if count(text) == 5

_clock(text) := sprintf("T%s", [text]) if count(text) == 8

_zone("") := "Z"

_zone("Z") := "Z"

_zone(text) := text if count(text) == 6

_zone(text) := sprintf("%s:%s", [substring(text, 0, 3), substring(text, 3, 2)]) if count(text) == 5

_or("", fallback) := fallback

_or(text, _) := text if text != ""
