package lint403.lib.symbol_test

import data.lint403.lib.symbol

test_names if {
	symbol.names("arn:aws:s3:::${aws_s3_bucket.b.id}/${x.y}") == ["aws_s3_bucket.b.id", "x.y"]
	symbol.names("${a.b}${c.d}${e.f}") == ["a.b", "c.d", "e.f"]
	symbol.names("plain") == []
}

test_maybe_equal[note] if {
	some note, case in {
		"a token may be anything": {"pair": ["${a.b.c}", "x"], "want": true},
		"from the other side": {"pair": ["x", "${a.b.c}"], "want": true},
		"two tokens": {"pair": ["${a.b.c}", "${d.e.f}"], "want": true},
		"the start fits": {"pair": ["arn:${a.b.c}", "arn:x"], "want": true},
		"the start differs": {"pair": ["arn:${a.b.c}", "xrn:x"], "want": false},
		"the start is longer than the text": {"pair": ["arn:long${a.b.c}", "arn:"], "want": false},
		"from the other side it is, too": {"pair": ["arn:", "arn:long${a.b.c}"], "want": false},
		"the end is longer than the text": {"pair": ["${a.b.c}long/x", "/x"], "want": false},
		"the end is longer, from the other side": {"pair": ["/x", "${a.b.c}long/x"], "want": false},
		"the end fits from the other side": {"pair": ["y/x", "${a.b.c}/x"], "want": true},
		"the start fits from the other side": {"pair": ["arn:x", "arn:${a.b.c}"], "want": true},
		"the first of two starts is longer": {"pair": ["arn:x${d.e.f}", "arn:${a.b.c}"], "want": true},
		"the first of two ends is longer": {"pair": ["${d.e.f}yx", "${a.b.c}x"], "want": true},
		"the end fits": {"pair": ["${a.b.c}/x", "y/x"], "want": true},
		"the end differs": {"pair": ["${a.b.c}/x", "y/z"], "want": false},
		"both have a start": {"pair": ["arn:${a.b.c}", "arn:x${d.e.f}"], "want": true},
		"both have a start that differs": {"pair": ["arn:a${a.b.c}", "arn:x${d.e.f}"], "want": false},
		"both have an end": {"pair": ["${a.b.c}x", "${d.e.f}yx"], "want": true},
		"both have an end that differs": {"pair": ["${a.b.c}x", "${d.e.f}y"], "want": false},
		"two texts": {"pair": ["x", "x"], "want": false},
	}

	result(case.pair) == case.want
}

result([left, right]) if symbol.maybe_equal(left, right)

result([left, right]) := false if not symbol.maybe_equal(left, right)

test_shape[note] if {
	some note, case in {
		"a literal pattern": {
			"entry": {"value": "abc", "match": {"kind": "exact"}},
			"want": {"head": "abc", "tail": "abc", "whole": true},
		},
		"a wildcard": {
			"entry": {"value": "ab*cd?e", "match": {"kind": "regex"}},
			"want": {"head": "ab", "tail": "e"},
		},
		"a token": {
			"entry": {"value": "ab${x.y.z}", "match": {"kind": "exact"}, "unknown": ["x.y.z"]},
			"want": {"head": "ab", "tail": ""},
		},
	}

	symbol.shape(case.entry) == case.want
}

test_distinct[note] if {
	some note, case in {
		"ids of two resources": {"pair": ["${aws_x.a.id}", "${aws_x.b.id}"], "want": true},
		"ids in modules": {"pair": ["${module.m.aws_x.a.arn}", "${aws_x.a.arn}"], "want": true},
		"ids of two types": {"pair": ["${aws_x.a.id}", "${aws_y.a.id}"], "want": false},
		"two attributes": {"pair": ["${aws_x.a.id}", "${aws_x.b.arn}"], "want": false},
		"one id": {"pair": ["${aws_x.a.id}", "${aws_x.a.id}"], "want": false},
		"a part of a text": {"pair": ["x${aws_x.a.id}", "x${aws_x.b.id}"], "want": true},
		"parts of different texts": {"pair": ["x${aws_x.a.id}", "y${aws_x.b.id}"], "want": false},
		"starts of different texts": {"pair": ["${aws_x.a.id}x", "${aws_x.b.id}y"], "want": false},
		"names of two resources": {"pair": ["${aws_x.a.name}", "${aws_x.b.name}"], "want": false},
		"two tokens in one text": {"pair": ["${aws_x.a.id}${aws_x.b.id}", "${aws_x.b.id}${aws_x.a.id}"], "want": false},
	}

	different(case.pair) == case.want
}

different([left, right]) if symbol.distinct(left, right)

different([left, right]) := false if not symbol.distinct(left, right)
