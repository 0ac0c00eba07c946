package lint403.lib.resource_test

import data.lint403.lib.build
import data.lint403.lib.resource

test_managed if {
	model := {"resources": {"t": [
		{"mode": "managed", "address": "a"},
		{"mode": "managed", "address": "b", "change": "delete"},
		{"mode": "data", "address": "c"},
	]}}
	[r.address | some r in resource.managed.t] == ["a"] with input as model
}

test_value[note] if {
	some note, tc in {
		"known": {"resource": {"values": {"a": "x"}}, "want": {"x"}},
		"null": {"resource": {"values": {"a": null}}, "want": set()},
		"absent": {"resource": {"values": {}}, "want": set()},
		"unknown": {"resource": {"values": {"a": "${x}"}, "unknown": ["a"]}, "want": set()},
		"unknown inside": {"resource": {"values": {"a": ["${x}"]}, "unknown": ["a.0"]}, "want": set()},
		"another unknown": {"resource": {"values": {"a": "x"}, "unknown": ["ab"]}, "want": {"x"}},
	}
	{v | v := resource.value(tc.resource, ["a"])} == tc.want
}

test_sets[note] if {
	some note, tc in {
		"listed": {"resource": {"set": ["a"], "values": {}}, "want": true},
		"not listed": {"resource": {"set": ["b"], "values": {"a": "x"}}, "want": false},
		"no list, a value": {"resource": {"values": {"a": "x"}}, "want": true},
		"no list, an empty value": {"resource": {"values": {"a": []}}, "want": false},
		"no list, false": {"resource": {"values": {"a": false}}, "want": false},
	}
	_holds({1 | resource.sets(tc.resource, "a")}) == tc.want
}

test_blocks if {
	resource.blocks({"values": {"r": [{"a": 1}]}}, "r") == [["r.0", {"a": 1}]]
	resource.blocks({"values": {"r": {"a": 1}}}, "r") == [["r", {"a": 1}]]
	resource.blocks({"values": {}}, "r") == []
}

test_place[path] if {
	some path, want in {"a": "A", "b.0.c": "B", "b.0": "B", "d": "R"}
	resource.place({"ranges": {"a": "A", "b": "B"}, "range": "R"}, path) == want
}

test_written if {
	resource.written(build.resource("t", {}))
	not resource.written({"change": "no-op"})
}

_holds(set()) := false

_holds({1}) := true
