# METADATA
# title: Authorization
# description: |
#   AWS's whole authorization path for a need: who calls, which checks the call takes
#   apart into, what every layer says to each, and what S3 adds around them. The numbers
#   in the comments (R-D-03) are those of the rules in the README beside this file.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
#     description: How AWS enforcement code logic evaluates requests to allow or deny access
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
#     description: How Amazon S3 authorizes a request
# custom:
#   library: true
package lint403.authz

import data.lint403.lib.principal

# METADATA
# description: The decision on every need that the model holds, by the id of the need.
# scope: document
decisions[need.id] := decide(need) if some need in input.needs

# METADATA
# description: The decision on a need; the README beside this file describes both forms.
# scope: document
decide(need) := object.union_n([
	{
		"id": object.get(need, "id", ""),
		"evals": [_eval(judgement) | some judgement in judgements],
		"trace": [step | some judgement in judgements; some step in _trace(judgement)],
	},
	_result(need, who, judgements, _gate(need, who, judgements)),
]) if {
	who := principal.caller(need.principal, object.get(need, "session_arn", ""))
	judgements := [judgement |
		some check in _checks(need, who)
		judgement := _judge(need, who, check)
	]
}

# An explicit deny comes first, then what S3 refuses by itself, then a missing allow.
_result(need, who, judgements, gate) := _refused(who, judgement) if {
	judgement := [judgement | some judgement in judgements; judgement.deny == 2][0]
} else := object.union({"decision": "denied"}, gate) if {
	gate.verdict == 2
	not gate.after
} else := _refused(who, judgement) if {
	judgement := [judgement | some judgement in judgements; judgement.verdict == 0][0]
} else := object.union({"decision": "denied"}, gate) if {
	gate.verdict == 2
} else := _at_risk(need, who, judgement) if {
	judgement := [judgement | some judgement in judgements; judgement.verdict == 1][0]
} else := object.union({"decision": "at-risk", "unknown": gate.unknown}, gate) if {
	gate.verdict == 1
} else := {
	"decision": "allowed",
	"kind": "none",
	"layer": _main_layer([_reason(judgement).layer | some judgement in judgements]),
	"http": _status(need),
	"message": "",
} if {
	judgements[0]
} else := {
	"decision": "at-risk",
	"kind": "none",
	"layer": "none",
	"http": 0,
	"message": "",
	"unknown": [sprintf("operation %s", [object.get(need, "operation", "")])],
}

# A request that crosses accounts anywhere takes both sides.
_main_layer(layers) := "both" if {
	"both" in layers
} else := layers[0]

_refused(who, judgement) := object.union_n([
	{"decision": "denied", "http": 403, "message": _message(who, judgement, reason)},
	reason,
	_missing(judgement, reason),
]) if {
	reason := _reason(judgement)
}

# R-S-12: whoever may not list gets 403 for a key that does not exist.
_missing(judgement, reason) := {"layer": "missing-object"} if {
	judgement.check.when in {"missing", "source-missing"}
	reason.kind == "implicit"
} else := {}

_status(need) := 404 if {
	need.operation in {"GetObject", "HeadObject", "GetObjectAttributes", "SelectObjectContent", "GetObjectTorrent"}
	_when("missing", need)
} else := 404 if {
	need.operation in {"CopyObject", "UploadPartCopy"}
	_when("source-missing", need)
} else := 200

_at_risk(need, who, judgement) := object.union_n([
	{
		"decision": "at-risk",
		"http": 403,
		"message": _message(who, judgement, reason),
		"unknown": sort(_unknowns(need, who, judgement)),
	},
	reason,
]) if {
	reason := _reason(judgement)
}

_eval(judgement) := object.union(
	{
		"action": judgement.check.action,
		"resource": judgement.check.resource,
		"on": judgement.check.on,
		"decision": _word(judgement.verdict),
		"layer": _reason(judgement).layer,
	},
	{"account": account | judgement.check.kind == "trust"; account := judgement.check.account},
)

_word(2) := "allowed"

_word(1) := "at-risk"

_word(0) := "denied"
