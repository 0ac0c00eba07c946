package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# METADATA
# description: |
#   A need with everything that was weighed: the caller, one judgement for each check with
#   what every layer denies and allows, what S3 refuses by itself, and the decision.
#   Rules that must name all layers that refuse, and not only the deciding one, start
#   here. `sessions` of a need are session policies that its caller is under.
# scope: document
judged(need) := {
	"who": who,
	"judgements": judgements,
	"gate": gate,
	"decision": _result(need, who, judgements, gate),
} if {
	who := _under_session(need, principal.caller(need.principal, object.get(need, "session_arn", "")))
	judgements := [judgement |
		some check in _checks(need, who)
		judgement := _judge(need, who, check)
	]
	gate := _gate(need, who, judgements)
}

_under_session(need, who) := object.union(who, {"sessions": need.sessions}) if {
	count(need.sessions) > 0
} else := who

# METADATA
# description: What AWS says when a layer refuses a check, kind being explicit or implicit.
# scope: document
refusal(who, judgement, layer, kind) := _message(who, judgement, {"layer": layer, "kind": kind})

# METADATA
# description: What every layer said to a check, in the order of the trace.
# scope: document
steps(judgement) := _trace(judgement)

# METADATA
# description: What the verdict on a check depends on.
# scope: document
depends(need, who, judgement) := _unknowns(need, who, judgement)

# METADATA
# description: What the verdict of one statement depends on, as condition keys and tokens.
# scope: document
depends_on(hit, who, judgement) := {name | some name in statement.unknown(hit.statement, judgement.request)} | {token |
	some token in principal.unknown(hit.statement.principals, who)
}
