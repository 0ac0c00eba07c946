# METADATA
# title: Authorization
# description: |
#   AWS's whole authorization path for a need: who calls, which checks the call takes
#   apart into, what every layer says to each, and what S3 adds around them. The numbers
#   in the comments (R-D-03) are those of the rules that the README beside this file lists.
#
#   Many needs are alike but for the key of the object. What they share is a plan, made
#   once; so is the outcome of a check for each set of statements that speak about the
#   resource. A decision then takes little more than comparing resources.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
#     description: How AWS enforcement code logic evaluates requests to allow or deny access
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
#     description: How Amazon S3 authorizes a request
# custom:
#   library: true
package lint403.authz

# METADATA
# description: The decision on every need that the model holds, by the id of the need.
# scope: document
decisions := {need.id: decide(need) | some need in input.needs}

# METADATA
# description: The decision on a need; the README beside this file describes both forms.
# scope: document
decide(need) := object.union_n([
	verdict.result,
	{
		"id": object.get(need, "id", ""),
		"evals": [object.union(eval, {"resource": concat(key, parts)}) | some [eval, parts] in verdict.evals],
	},
	{name: text | verdict.blamed; some name, text in _told(plan, verdict, key)},
]) if {
	key := object.get(need, "key", "")
	plan := _plan(need, key)
	verdict := _decided(plan, key)
}

# Where nothing hangs on the key, the verdict is part of the plan.
_decided(plan, key) := verdict if {
	verdict := plan.verdict
} else := _verdict(plan, outcomes) if {
	outcomes := [_outcome_for(check, concat(key, check.parts)) | some check in plan.checks]
}

# The outcome of a check for the statements that speak about its resource.
_outcome_for(check, _) := check.outcome

_outcome_for(check, resource) := _outcome(check, speaking) if {
	speaking := (check.sieve.always | {match |
		some [match, prefixes] in check.sieve.prefixes
		strings.any_prefix_match(resource, prefixes)
	}) | ({match |
		some [match, texts] in check.sieve.exact
		texts[resource]
	} | _examined(check.sieve.other, check, resource))
}

_examined(others, check, resource) := {[i, certainty] |
	some [i, candidate] in others
	certainty := _about(candidate, resource, check.ctx)
	certainty > 0
}

# The message names the resource, and what a result depends on may too.
_told(plan, verdict, key) := object.union(
	{"message": _message(plan.who, check, verdict, resource)},
	{"unknown": sort(_unknowns(plan.who, check, verdict.outcome, resource)) | verdict.result.decision == "at-risk"},
) if {
	check := plan.checks[verdict.blamed]
	resource := concat(key, check.parts)
}

# An explicit deny comes first, then what S3 refuses by itself, then a missing allow. The
# evals go with the parts of their resources.
_verdict(plan, outcomes) := object.union(judged, {
	"result": object.union(judged.result, {"trace": [step | some outcome in outcomes; some step in outcome.trace]}),
	"outcomes": outcomes,
	"evals": [[outcome.eval, plan.checks[i].parts] | some i, outcome in outcomes],
}) if {
	judged := _judged(plan, outcomes)
}

_judged(plan, outcomes) := _refused(plan, outcomes, i, "denied") if {
	i := [i | some i, outcome in outcomes; outcome.deny == 2][0]
} else := _gated(plan, "denied") if {
	plan.gate.verdict == 2
	not plan.gate.after
} else := _refused(plan, outcomes, i, "denied") if {
	i := [i | some i, outcome in outcomes; outcome.verdict == 0][0]
} else := _gated(plan, "denied") if {
	plan.gate.verdict == 2
} else := _refused(plan, outcomes, i, "at-risk") if {
	i := [i | some i, outcome in outcomes; outcome.verdict == 1][0]
} else := _gated(plan, "at-risk") if {
	plan.gate.verdict == 1
} else := {"result": object.union_n([
	{
		"decision": "allowed",
		"kind": "none",
		"layer": _main_layer([outcome.reason.layer | some outcome in outcomes]),
		"http": plan.status,
		"message": "",
	},
	{"statement": statement | statement := outcomes[0].reason.statement},
])} if {
	outcomes[0]
} else := {"result": {
	"decision": "at-risk",
	"kind": "none",
	"layer": "none",
	"http": 0,
	"message": "",
	"unknown": [sprintf("operation %s", [plan.operation])],
}}

_refused(plan, outcomes, i, decision) := {
	"blamed": i,
	"outcome": outcomes[i],
	"result": object.union_n([
		{"decision": decision, "http": 403},
		outcomes[i].reason,
		_missing(plan.checks[i], outcomes[i].reason),
	]),
}

# R-S-12: whoever may not list gets 403 for a key that does not exist.
_missing(check, reason) := {"layer": "missing-object"} if {
	check.when in {"missing", "source-missing"}
	reason.kind == "implicit"
} else := {}

_gated(plan, decision) := object.union(
	{"result": object.union_n([
		{"decision": decision},
		object.filter(plan.gate, ["kind", "layer", "http", "message"]),
		{"unknown": plan.gate.unknown | decision == "at-risk"},
	])},
	{key: value | some key, value in object.filter(plan.gate, ["blamed", "action", "clause"])},
)

# A request that crosses accounts anywhere takes both sides.
_main_layer(layers) := "both" if {
	"both" in layers
} else := layers[0]
