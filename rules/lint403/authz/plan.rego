package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# What a need shares with others that differ from it in the key of the object at most.

_facts(need) := object.union_n([
	object.remove(need, _own),
	{"keyed": key != "", "symbolic": contains(key, "${"), "stored": {}},
	{"stored": stored | stored := input.objects[concat("/", [object.get(need, "bucket", ""), key])]},
	_marks_in(key),
]) if {
	key := object.get(need, "key", "")
}

# What no other need shares. The key is shared unless a policy or a grant asks for the
# encryption context of KMS, which may hold it.
_own := _labels | {"key" | not _by_object}

_by_object if statement.keys["kms:encryptioncontext:aws:s3:arn"]

_by_object if {
	some key in input.keys
	some grant in key.grants
	grant.context
}

_labels := {"id", "declared_by", "why", "range", "expect"}

_plan(need) := {
	"who": who,
	"operation": object.get(need, "operation", ""),
	"checks": checks,
	"gate": _gate(need, who, checks),
	"status": _status(need),
} if {
	who := _under_session(need, principal.caller(need.principal, object.get(need, "session_arn", "")))
	checks := [prepared |
		some check in _checks(need, who)
		prepared := _prepared(check, need, who)
	]
}

# Session policies that the need itself knows of.
_under_session(need, who) := object.union(who, {"sessions": need.sessions}) if {
	count(need.sessions) > 0
} else := who

_status(need) := 404 if {
	need.operation in {"GetObject", "HeadObject", "GetObjectAttributes", "SelectObjectContent", "GetObjectTorrent"}
	_when("missing", need)
} else := 404 if {
	need.operation in {"CopyObject", "UploadPartCopy"}
	_when("source-missing", need)
} else := 200

# A check with everything that is known of it before its resource. R-A-08: a session of a
# directory bucket is asked for with ReadWrite, and where that is refused with ReadOnly,
# which is enough for reading.
_prepared(check, need, who) := _ready(check, need, who) if {
	not check.session
} else := _ready(object.union(check, {"mode": mode}), need, who) if {
	mode := need.headers["x-amz-create-session-mode"]
} else := reading if {
	check.session == "read"
	writing := _ready(object.union(check, {"mode": "ReadWrite"}), need, who)
	reading := _ready(object.union(check, {"mode": "ReadOnly"}), need, who)
	_worth(reading) > _worth(writing)
} else := _ready(object.union(check, {"mode": "ReadWrite"}), need, who)

_worth(check) := _outcomes({"checks": [check]}, [check.before])[0].verdict

_ready(check, need, who) := object.union(check, {
	"keyed": {false: 0, true: 1}[object.get(check, "keyed", false)],
	"ctx": ctx,
	"terms": _terms(need, who, check),
	"layers": layers,
	"candidates": candidates,
	"sieve": _sieve(candidates, _literal(check, need)),
}) if {
	ctx := _context(need, who, check)
	layers := _layers(need, who, check)
	candidates := array.concat(_own_candidates(layers, check, ctx), _named_candidates(layers, check, ctx, who))
}

# Whether the resource of a check is a text like any other.
default _literal(_, _) := false

_literal(check, need) if {
	check.before != "*"
	not contains(check.before, "${")
	not _open_key(check, need)
}

_open_key(check, need) if {
	check.keyed
	need.symbolic
}

# The candidates by how their resources are compared; most compare as fixed texts and
# prefixes. Each is written as its index and the verdict that a match gives.
_sieve(candidates, true) := {
	"always": {[i, 2] | some i, candidate in candidates; _fits_all(candidate.statement)},
	"prefixes": [[[i, 2], candidate.statement.resources.prefixes] |
		some i, candidate in candidates
		_plain(candidate.statement)
		candidate.statement.resources.prefixes
	],
	"exact": [[[i, 2], candidate.statement.resources.exact] |
		some i, candidate in candidates
		_plain(candidate.statement)
		candidate.statement.resources.exact
	],
	"other": [[i, candidate.statement] |
		some i, candidate in candidates
		not _fits_all(candidate.statement)
		not _plain(candidate.statement)
	],
}

_sieve(candidates, false) := {
	"always": set(),
	"prefixes": [],
	"exact": [],
	"other": [[i, candidate.statement] | some i, candidate in candidates],
}

_fits_all(candidate) if candidate.resource_mode == "own"

_fits_all(candidate) if {
	candidate.resource_mode == "list"
	candidate.resources.any
}

_plain(candidate) if {
	candidate.resource_mode == "list"
	not candidate.resources.any
	not candidate.resources.regexes
	not candidate.resources.templates
	not candidate.resources.unknown
}

# R-E-08: an action without resource types is granted on "*", and AWS's examples also
# grant it on every bucket.
_about(candidate, "*", ctx) := max([
	statement.about(candidate, "*", ctx),
	statement.about(candidate, "arn:aws:s3:::", ctx),
]) if {
	candidate.effect == "Allow"
} else := statement.about(candidate, "*", ctx)

_about(candidate, resource, ctx) := statement.about(candidate, resource, ctx) if resource != "*"
