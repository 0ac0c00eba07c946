package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# What a need shares with others that differ from it in the key of the object at most.

_plan(need, key) := _plan_with(
	object.remove(need, _own),
	key != "",
	contains(key, "${"),
	object.get(input, ["objects", concat("/", [object.get(need, "bucket", ""), key])], {}),
	{mark | some mark in _marks; contains(key, mark)},
)

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

_plan_with(shared, keyed, symbolic, stored, marks) := object.union(plan, _settled_plan(plan)) if {
	need := object.union(shared, {"keyed": keyed, "symbolic": symbolic, "stored": stored, "marks": marks})
	who := _under_session(need, principal.caller(need.principal, object.get(need, "session_arn", "")))
	checks := [prepared |
		some check in _checks(need, who)
		prepared := _prepared(check, need, who)
	]
	plan := {
		"who": who,
		"operation": object.get(need, "operation", ""),
		"checks": checks,
		"gate": _gate(need, who, checks),
		"status": _status(need),
	}
}

_settled_plan(plan) := {"verdict": _verdict(plan, outcomes)} if {
	outcomes := [outcome | some check in plan.checks; outcome := check.outcome]
	count(outcomes) == count(plan.checks)
} else := {}

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

_worth(check) := _outcome_for(check, check.before).verdict

_ready(check, need, who) := object.union(ready, _settled(ready, need)) if {
	ctx := _context(need, who, check)
	layers := _layers(need, who, check)
	ready := object.union(check, {
		"parts": _parts(check),
		"ctx": ctx,
		"terms": _terms(need, who, check, layers),
		"layers": layers,
		"candidates": array.concat(_own_candidates(layers, check, ctx), _named_candidates(layers, check, ctx, who)),
	})
}

# What the resource is made of: the key stands between the parts.
_parts(check) := [check.before, ""] if check.keyed

_parts(check) := [check.before] if not check.keyed

# Either the outcome of a check, or how to find it once the key is known: the candidates
# by how their resources are compared, each as its index and the verdict that a match
# gives. Most compare as fixed texts and prefixes, and most prefixes end before the key
# begins.
_settled(check, _) := {"outcome": _outcome(check, speaking)} if {
	not check.keyed
	speaking := _examined([[i, candidate.statement] | some i, candidate in check.candidates], check, check.before)
}

_settled(check, need) := _sieve(check, [[i, candidate.statement] | some i, candidate in check.candidates]) if {
	check.keyed
	not need.symbolic
	not contains(check.before, "${")
}

_settled(check, need) := {"sieve": {"always": set(), "prefixes": [], "exact": [], "other": candidates}} if {
	check.keyed
	true in [need.symbolic, contains(check.before, "${")]
	candidates := [[i, candidate.statement] | some i, candidate in check.candidates]
}

_sieve(check, candidates) := _sifted(check, {
	"always": always,
	"prefixes": [[[i, 2], prefixes] |
		some [i, candidate] in plain
		prefixes := [prefix | some prefix in candidate.resources.prefix; startswith(prefix, check.before)]
		prefixes != []
	],
	"exact": [[[i, 2], texts] |
		some [i, candidate] in plain
		texts := {text | some text in candidate.resources.exact; startswith(text, check.before)}
		texts != set()
	],
	"other": [[i, candidate] |
		some [i, candidate] in others
		not _plain(candidate)
	],
}) if {
	always := {[i, 2] | some [i, candidate] in candidates; _always(candidate, check.before)}
	others := [[i, candidate] | some [i, candidate] in candidates; not always[[i, 2]]]
	plain := [[i, candidate] | some [i, candidate] in others; _plain(candidate)]
}

_sifted(check, sieve) := {"outcome": _outcome(check, sieve.always)} if {
	[sieve.prefixes, sieve.exact, sieve.other] == [[], [], []]
} else := {"sieve": sieve}

_always(candidate, _) if candidate.resource_mode == "own"

_always(candidate, _) if {
	candidate.resource_mode == "list"
	candidate.resources.any
}

_always(candidate, before) if {
	candidate.resource_mode == "list"
	strings.any_prefix_match(before, candidate.resources.prefix)
}

_plain(candidate) if {
	candidate.resource_mode == "list"
	not candidate.resources.regex
	not candidate.resources.template
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
