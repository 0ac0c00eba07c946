package lint403.lib.context_test

import data.lint403.lib.context

closed := {"keys": {
	"one": context.one("x"),
	"many": context.many(["x", "y"]),
	"empty": context.many([]),
	"absent": null,
	"open": {"values": ["x"], "unknown": true},
}}

open := object.union(closed, {"open": true, "absent": ["kms:"]})

test_state[note] if {
	some note, case in {
		"a value": {"ctx": closed, "name": "one", "want": "present"},
		"values": {"ctx": closed, "name": "many", "want": "present"},
		"no values": {"ctx": closed, "name": "empty", "want": "absent"},
		"null": {"ctx": closed, "name": "absent", "want": "absent"},
		"not there": {"ctx": closed, "name": "other", "want": "absent"},
		"said to be unknown": {"ctx": closed, "name": "open", "want": "unknown"},
		"not there in an open context": {"ctx": open, "name": "other", "want": "unknown"},
		"null in an open context": {"ctx": open, "name": "absent", "want": "absent"},
		"ruled out in an open context": {"ctx": open, "name": "kms:viaservice", "want": "absent"},
	}

	context.state(case.ctx, case.name) == case.want
}

test_single[note] if {
	some note, case in {
		"a value": {"name": "one", "want": {"x"}},
		"several": {"name": "many", "want": set()},
		"unknown": {"name": "open", "want": set()},
		"absent": {"name": "absent", "want": set()},
	}

	{value | value := context.single(closed, case.name)} == case.want
}
