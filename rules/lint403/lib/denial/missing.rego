package lint403.lib.denial

import data.lint403.lib.policy

# METADATA
# description: |
#   Causes of missing allows: settled cases of a term grouped by what lacks the allow. Each
#   has cases, the policies that could allow, and first, the case to speak of.
# scope: document
missing[term] contains cause if {
	some term, groups in _groups
	some key, cases in groups
	ordered := sort(cases)
	cause := {
		"key": key,
		"cases": ordered,
		"certain": true,
		"first": ordered[0],
		"policies": _lacking(term, ordered[0]),
	}
}

_groups[term][_group_key(term, case)] contains case if {
	some term, cases in short
	some case in cases
	settled(case)
}

# One boundary, session policy, endpoint policy, key policy or trust policy that lacks
# something is one cause. What identity policies lack is a cause for each principal and
# resource.
_group_key(term, case) := concat(" ", _lacking(term, case)) if {
	term in {"boundary", "session", "endpoint", "scp"}
} else := concat(" ", [need_of(case).principal, judgement_of(case).check.on]) if {
	term == "identity"
} else := concat(" ", [judgement_of(case).check.on, _reach(case)])

# Whom a resource's policy leaves out: a service by name, others by their account.
_reach(case) := need_of(case).principal if {
	endswith(need_of(case).principal, ".amazonaws.com")
} else := outcome_of(case.need).who.account

_lacking("boundary", case) := [who.boundary] if who := outcome_of(case.need).who

_lacking("session", case) := who.sessions if who := outcome_of(case.need).who

_lacking("endpoint", case) := [input.endpoints[need_of(case).endpoint].policy]

_lacking("identity", case) := object.get(outcome_of(case.need).who, "identity", [])

_lacking("resource", case) := judgement_of(case).check.policies

_lacking("scp", case) := level if {
	some i, level in outcome_of(case.need).who.scp
	judgement_of(case).layers[sprintf("scp%d", [i])].allow == 0
}

# METADATA
# description: The actions and resources that the cases of a cause ask for, as a statement.
# scope: document
statement_for(cases) := sprintf(`{"Effect": "Allow", "Action": %s, "Resource": %s}`, [
	_json([action | some action in asked_actions(cases)]),
	_json([resource |
		some resource in sort({shown_arn(judgement_of(case).check.resource) | some case in cases})
	]),
])

_json(list) := json.marshal(list[0]) if count(list) == 1

_json(list) := json.marshal(list) if count(list) != 1

# METADATA
# description: The actions that the cases of a cause ask for, in order.
# scope: document
asked_actions(cases) := sort({judgement_of(case).check.action | some case in cases})

# METADATA
# description: |
#   The field `fix` for a missing allow: the statement to add, and where only an action is
#   missing in a plain document, the edit that adds it.
# scope: document
allow_fix(spot, cases, where) := {"fix": {
	"description": sprintf("Add %s to %s.", [_missing_words(spot, cases), where]),
	"edits": _edits(spot, cases),
	"safe": false,
}}

_missing_words(spot, cases) := concat(" and ", asked_actions(cases)) if {
	spot.element == "Action"
} else := concat(" and ", sort({shown_arn(judgement_of(case).check.resource) | some case in cases})) if {
	spot.element == "Resource"
} else := statement_for(cases)

_edits(spot, cases) := policy.repair(spot.document, "", [_append(spot.statement.actions, asked_actions(cases))]).fix.edits if {
	spot.element == "Action"
	count(spot.statement.actions) > 1
} else := policy.repair(spot.document, "", [_append(
	spot.statement.resources,
	sort({shown_arn(judgement_of(case).check.resource) | some case in cases}),
)]).fix.edits if {
	spot.element == "Resource"
	count(spot.statement.resources) > 1
} else := []

# Text after the last entry of a list.
_append(entries, values) := {"range": at, "text": text} if {
	last := entries[count(entries) - 1]
	end := regex.replace(last.range, `^.*-`, "")
	file := regex.replace(last.range, `:\d+:\d+:\d+-\d+:\d+:\d+$`, "")
	at := sprintf("%s:%s-%s", [file, end, end])
	text := concat("", [sprintf(", %s", [json.marshal(value)]) | some value in values])
}

# METADATA
# description: The cause as `denied` and `principals` take it.
# scope: document
as_weight(cause) := {"cases": cause.cases, "certain": true, "unknown": []}

# METADATA
# description: |
#   Where a cause's finding points, and its document: the closest statement of the policies
#   that could allow, else the place that declares the first need.
# scope: document
spot(cause) := found if {
	check := judgement_of(cause.first).check
	found := place(cause.policies, check.action, check.resource)
} else := {"range": need_of(cause.first).range, "element": "need"}

# METADATA
# description: The finding on a missing allow.
# scope: document
missing_finding(chain, cause, msg, fields) := finding(
	chain, found.document, found.range, msg, cause.cases,
	object.union({"verdict": "denied", "key": cause.key}, fields),
) if {
	found := spot(cause)
	found.document
} else := finding_at(
	chain, found.range, msg, cause.cases,
	object.union({"verdict": "denied", "key": cause.key, "address": need_of(cause.first).declared_by}, fields),
) if {
	found := spot(cause)
}
