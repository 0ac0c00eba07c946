package lint403.lib.pattern_test

import data.lint403.lib.context
import data.lint403.lib.pattern

exact(text) := {"value": text, "match": {"kind": "exact", "text": text}}

prefix(text) := {"value": sprintf("%s*", [text]), "match": {"kind": "prefix", "text": text}}

any := {"value": "*", "match": {"kind": "any"}}

expression(text, source) := {"value": text, "match": {"kind": "regex", "text": source}}

template(text, parts) := {"value": text, "match": {"kind": "template", "parts": parts}}

token(text) := object.union(exact(text), {"unknown": ["aws_x.y.z"]})

home := template("home/${aws:username}/*", [
	{"literal": "home/", "regex": "home/"},
	{"variable": "aws:username"},
	{"literal": "/*", "regex": "/.*"},
])

fallback := template("${aws:username, 'none'}", [{"variable": "aws:username", "default": "none"}])

ctx := {"keys": {"aws:username": context.one("a.b")}}

test_verdict[note] if {
	some note, case in {
		"exact": {"entries": [exact("a")], "text": "a", "want": 2},
		"exact, another": {"entries": [exact("a")], "text": "ab", "want": 0},
		"one of several": {"entries": [exact("a"), exact("b")], "text": "b", "want": 2},
		"prefix": {"entries": [prefix("a/")], "text": "a/b", "want": 2},
		"prefix, another": {"entries": [prefix("a/")], "text": "b/a/", "want": 0},
		"any": {"entries": [any], "text": "", "want": 2},
		"expression": {"entries": [expression("a*b", "^(?s:a.*b)$")], "text": "axxb", "want": 2},
		"expression, another": {"entries": [expression("a*b", "^(?s:a.*b)$")], "text": "axxc", "want": 0},
		"expression, of another length": {"entries": [expression("a?b", "^(?s:a.b)$")], "text": "axxb", "want": 0},
		"an empty text": {"entries": [{"value": "", "match": {"kind": "exact"}}], "text": "", "want": 2},
		"a text that is not empty": {"entries": [{"value": "", "match": {"kind": "exact"}}], "text": "~", "want": 0},
		"no patterns": {"entries": [], "text": "a", "want": 0},
		"template": {"entries": [home], "text": "home/a.b/x", "want": 2},
		"a value is literal": {"entries": [home], "text": "home/axb/x", "want": 0},
		"a default beside a value": {"entries": [fallback], "text": "none", "want": 0},
		"a token": {"entries": [token("x-${aws_x.y.z}")], "text": "x-1", "want": 1},
		"a token that cannot fit": {"entries": [token("x-${aws_x.y.z}")], "text": "y-1", "want": 0},
		"the same token": {"entries": [token("${aws_x.y.z}")], "text": "${aws_x.y.z}", "want": 2},
		"a token in the text": {"entries": [exact("x-1")], "text": "x-${aws_x.y.z}", "want": 1},
		"a token in the text that cannot fit": {"entries": [exact("x-1")], "text": "y-${aws_x.y.z}", "want": 0},
		"ids of two resources": {"entries": [token("${aws_x.y.id}")], "text": "${aws_x.z.id}", "want": 0},
	}

	pattern.verdict(pattern.compile(case.entries), case.text, ctx) == case.want
}

test_verdict_without_a_value[note] if {
	some note, case in {
		"nothing matches": {"entries": [home], "text": "home/a.b/x", "keys": {}, "want": 0},
		"the default": {"entries": [fallback], "text": "none", "keys": {}, "want": 2},
		"several values": {
			"entries": [home],
			"text": "home/a/x",
			"keys": {"aws:username": context.many(["a"])},
			"want": 0,
		},
		"an unknown value": {
			"entries": [home],
			"text": "home/a/x",
			"keys": {"aws:username": {"values": [], "unknown": true}},
			"want": 1,
		},
		"an unknown value in a text that cannot fit": {
			"entries": [home],
			"text": "house/a/x",
			"keys": {"aws:username": {"values": [], "unknown": true}},
			"want": 0,
		},
	}

	pattern.verdict(pattern.compile(case.entries), case.text, {"keys": case.keys}) == case.want
}

test_folding if {
	set := pattern.compile([template("${aws:username}", [{"variable": "aws:username"}])])
	folded := {"keys": {"aws:username": context.one("ALICE")}, "fold": true}
	pattern.verdict(set, "alice", folded) == 2
	pattern.verdict(set, "ALICE", folded) == 0
}

test_compile_leaves_out_what_is_empty if {
	object.keys(pattern.compile([exact("a")])) == {"entries", "exact"}
	object.keys(pattern.compile([any, prefix("a"), expression("b?", "^b.$"), home, token("x")])) == {
		"entries", "any", "exact", "prefix", "regex", "template", "unknown",
	}
}

test_unknown[note] if {
	some note, case in {
		"tokens of patterns that may fit": {
			"entries": [token("x-${aws_x.y.z}"), object.union(token("y-${a.b.c}"), {"unknown": ["a.b.c"]})],
			"text": "x-1",
			"want": {"aws_x.y.z"},
		},
		"variables": {"entries": [home], "text": "home/a/x", "want": {"aws:username"}},
		"variables that are known": {
			"entries": [home],
			"text": "home/a/x",
			"keys": {"aws:username": {"values": ["a"]}},
			"want": set(),
		},
		"variables that are absent": {
			"entries": [home],
			"text": "home/a/x",
			"keys": {"aws:username": null},
			"want": set(),
		},
		"tokens of the text": {"entries": [exact("x-1")], "text": "x-${aws_x.y.z}", "want": {"aws_x.y.z"}},
		"nothing": {"entries": [exact("x-1")], "text": "x-1", "want": set()},
	}

	ctx := {"keys": object.get(case, "keys", {}), "open": true}
	pattern.unknown(pattern.compile(case.entries), case.text, ctx) == case.want
}

test_quote if regex.match(sprintf("^%s$", [pattern.quote(`a.b*c+d(e)[f]{g}|h^i$j?k\l`)]), `a.b*c+d(e)[f]{g}|h^i$j?k\l`)
