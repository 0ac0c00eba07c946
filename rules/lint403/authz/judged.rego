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
	"who": plan.who,
	"judgements": [_judgement(check, verdict.outcomes[i], concat(key, check.parts)) | some i, check in plan.checks],
	"gate": plan.gate,
	"decision": decide(need),
} if {
	key := object.get(need, "key", "")
	plan := _plan(need, key)
	verdict := _decided(plan, key)
}

_judgement(check, outcome, resource) := object.union(_weighed(check, outcome), {
	"check": object.union(check, {"resource": resource}),
	"request": {"resource": resource, "ctx": check.ctx},
})

# What does not hang on the resource itself.
_weighed(check, outcome) := {
	"verdict": outcome.verdict,
	"deny": outcome.deny,
	"reason": outcome.reason,
	"hits": outcome.hits,
	"trace": outcome.trace,
	"layers": {layer.name: _said(layer, outcome.hits) | some layer in check.layers},
	"terms": {
		"relation": check.terms.relation,
		"scp": outcome.terms.scp,
		"endpoint": outcome.terms.endpoint,
		"identity": outcome.terms.identity,
		"boundary": outcome.terms.boundary,
		"session": outcome.terms.session,
		"allow": outcome.terms.allow,
		"resource": {
			"direct": outcome.terms.direct,
			"role": outcome.terms.role,
			"account": outcome.terms.account,
			"grant": check.terms.grant,
		},
	},
}

_said(layer, hits) := {
	"denies": denies,
	"allows": [hit | some hit in hits; hit.layer == layer.name; hit.effect == "Allow"],
	"deny": max({0} | {hit.verdict | some hit in denies}),
	"allow": _layer_allow(layer, hits),
} if {
	denies := [hit | some hit in hits; hit.layer == layer.name; hit.effect == "Deny"]
}

_layer_allow(layer, hits) := max((({0} | {1 | _incomplete(layer.policies)}) | {hit.verdict |
	some hit in hits
	hit.layer == layer.name
	hit.effect == "Allow"
}))

# METADATA
# description: What AWS says when a layer refuses a check, kind being explicit or implicit.
# scope: document
refusal(who, judgement, layer, kind) := _message(
	who, judgement.check,
	{"outcome": {"reason": {"layer": layer, "kind": kind}}},
	judgement.check.resource,
)

# METADATA
# description: What every layer said to a check, in the order of the trace.
# scope: document
steps(judgement) := judgement.trace

# METADATA
# description: What the verdict on a check depends on.
# scope: document
depends(who, judgement) := _unknowns(who, judgement.check, judgement, judgement.check.resource)

# METADATA
# description: What the verdict of one statement depends on, as condition keys and tokens.
# scope: document
depends_on(hit, who, judgement) := {name |
	some name in statement.unknown(hit.statement, judgement.check.resource, judgement.check.ctx)
} | {token |
	some token in principal.unknown(hit.statement.principals, who)
}
