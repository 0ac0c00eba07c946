package lint403.lib.denial

import data.lint403.authz
import data.lint403.lib.policy
import data.lint403.result

# METADATA
# description: |
#   A finding about requests that one cause breaks, at a range of a policy document. The
#   fields need, requests, layer, aws_message, steps and related follow from the cases;
#   `fields` adds to them and wins.
# scope: document
finding(chain, document, range, msg, cases, fields) := policy.finding(
	chain, document, range, msg,
	object.union_n([_common(cases), _softened(cases), fields]),
)

# METADATA
# description: The same at a range of something that is no policy document.
# scope: document
finding_at(chain, range, msg, cases, fields) := result.detail(
	result.at(chain, range, msg),
	object.union_n([_common(cases), _softened(cases), fields]),
)

_common(cases) := {
	"need": requests[0],
	"requests": array.slice(requests, 1, count(requests)),
	"layer": layer_of(first),
	"aws_message": authz.refusal(outcome_of(first.need).who, judgement_of(first), layer_of(first), _kind(first)),
	"steps": _steps(first.need),
	"related": _declared(cases),
} if {
	ordered := sort(cases)
	first := ordered[0]
	requests := _distinct([request(case) | some case in ordered])
}

# METADATA
# description: The name of the layer of a case, as reports spell it.
# scope: document
layer_of(case) := "kms-identity" if {
	judgement_of(case).check.kind == "key"
	case.layer == "identity"
} else := _layer_name(case)

_kind(case) := "explicit" if {
	some hit in judgement_of(case).layers[case.layer].denies
	hit
} else := "implicit"

# METADATA
# description: The request of a case in the form of a finding's `need`.
# scope: document
request(case) := {
	"principal": need.principal,
	"action": check.action,
	"resource": shown_arn(check.resource),
	"via": object.get(need, "via", object.get(need, "endpoint", "")),
	"declared_by": need.declared_by,
	"range": need.range,
} if {
	need := need_of(case)
	check := judgement_of(case).check
}

# METADATA
# description: An ARN in which a made-up key is shown as a wildcard.
# scope: document
shown_arn(resource) := replace(resource, "~", "*")

_distinct(list) := [entry |
	some i, entry in list
	not entry in array.slice(list, 0, i)
]

# The steps of all checks of a need, those on keys after those on the bucket.
_steps(id) := [step |
	some judgement in outcome_of(id).judgements
	some said in authz.steps(judgement)
	step := {
		"layer": said.layer,
		"verdict": said.verdict,
		"why": _why(said, count(outcome_of(id).judgements)),
		"range": object.get(said, ["statement", "range"], ""),
	}
]

_why(said, 1) := said.why

_why(said, n) := sprintf("%s: %s", [said.action, said.why]) if n > 1

# Where the broken requests are declared, each place once.
_declared(cases) := array.slice(
	[{"msg": why, "range": range} |
		some [range, why] in {[declaration.range, declaration.why] |
			some case in cases
			some declaration in need_of(case).declarations
			declaration.range != ""
		}
	],
	0, 8,
)
