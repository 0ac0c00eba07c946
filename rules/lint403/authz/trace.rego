package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement
import data.lint403.lib.symbol

# What every layer said to a check, in the order in which reasons are looked for.

_trace(check, hits, _) := array.concat(
	[{
		"action": check.action,
		"layer": "block-public-access",
		"verdict": ["allow", "unknown", "explicit-deny"][check.terms.restricted],
		"why": "the policy is public, and RestrictPublicBuckets keeps other accounts out",
	} |
		check.terms.restricted > 0
	],
	[step |
		some layer in check.layers
		said := [hit | some hit in hits; hit.layer == layer.name]
		step := _step(check, layer, said)
	],
)

_step(check, layer, said) := object.union(
	{
		"action": check.action,
		"layer": layer.reported,
		"verdict": verdict,
		"why": _why[verdict],
	},
	{"statement": _statement(telling) |
		telling := [hit | some hit in said; _tells(hit, verdict)][0]
	},
) if {
	verdict := _spoken(said, layer)
}

_why := {
	"explicit-deny": "a statement denies",
	"allow": "a statement allows",
	"unknown": "it depends on something unknown whether a statement applies",
	"implicit-deny": "no statement allows",
}

_spoken(said, layer) := "explicit-deny" if {
	some hit in said
	_tells(hit, "explicit-deny")
} else := "unknown" if {
	some hit in said
	hit.effect == "Deny"
} else := "allow" if {
	some hit in said
	hit.verdict == 2
} else := "unknown" if {
	said != []
} else := "unknown" if {
	_incomplete(layer.policies)
} else := "implicit-deny"

_tells(hit, "explicit-deny") if {
	hit.effect == "Deny"
	hit.verdict == 2
}

_tells(hit, "allow") if {
	hit.effect == "Allow"
	hit.verdict == 2
}

_tells(hit, "unknown") if hit.verdict == 1

# What a result depends on (section 12): condition keys and tokens of the statements that
# may apply, documents that are not in view, and facts that are not known.
_unknowns(who, check, outcome, resource) := union({
	_asked(who, check, outcome, resource),
	_unseen_documents(who, check, outcome),
	_unsettled(who, check),
})

_asked(who, check, outcome, resource) := {name |
	some hit in outcome.hits
	hit.verdict == 1
	some name in statement.unknown(hit.statement, resource, check.ctx)
} | {token |
	some hit in outcome.hits
	hit.verdict == 1
	some token in principal.unknown(hit.statement.principals, who)
}

_unseen_documents(who, check, outcome) := union({
	{sprintf("policy %s", [policy]) |
		some layer in check.layers
		some policy in layer.policies
		input.policies[policy].incomplete
	},
	{sprintf("policy %s", [arn.value]) |
		outcome.terms.identity == 1
		some arn in who.managed_arns
	},
	{sprintf("policy %s", [who.boundary_arn.value]) | not who.boundary},
	{sprintf("policy of %s", [check.on]) | check.elsewhere},
	{"session policy" | outcome.terms.session == 1},
})

_unsettled(who, check) := union({
	{"RestrictPublicBuckets" | check.terms.restricted == 1},
	{name |
		check.terms.relation == "unclear"
		some account in [who.account, check.account]
		some name in symbol.names(account)
	},
	{token |
		some grant in _key(check.key).grants
		some token in symbol.names(grant.grantee)
	},
})
