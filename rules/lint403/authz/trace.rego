package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# What every layer said to a check, in the order in which reasons are looked for.

_trace(judgement) := [step |
	some [prefix, layer] in _explicit_order(judgement.check)
	some name, entry in judgement.layers
	startswith(name, prefix)
	step := _step(name, layer, entry, judgement)
]

_step(name, layer, entry, judgement) := object.union_n([
	{
		"action": judgement.check.action,
		"layer": layer,
		"verdict": _spoken(name, entry),
		"why": _why(name, layer, entry),
	},
	_by(array.concat(entry.denies, entry.allows), max([entry.deny, entry.allow])),
])

_spoken(_, entry) := "explicit-deny" if {
	entry.deny == 2
} else := "unknown" if {
	entry.deny == 1
} else := "allow" if {
	entry.allow == 2
} else := "unknown" if {
	entry.allow == 1
} else := "implicit-deny"

_why(_, _, entry) := "a statement denies" if {
	entry.deny == 2
} else := "a statement denies, depending on what is unknown" if {
	entry.deny == 1
} else := "a statement allows" if {
	entry.allow == 2
} else := "a statement allows, depending on what is unknown" if {
	entry.allow == 1
} else := "no statement allows"

# What a result depends on (section 12): condition keys and tokens of the statements that
# may apply, and documents that are not in view.
_unknowns(_, who, judgement) := (({name |
	some layer in judgement.layers
	some hit in array.concat(layer.denies, layer.allows)
	hit.verdict == 1
	some name in statement.unknown(hit.statement, judgement.request)
} | {token |
	some layer in judgement.layers
	some hit in array.concat(layer.denies, layer.allows)
	hit.verdict == 1
	some token in principal.unknown(hit.statement.principals, who)
}) | _documents(judgement.check.policies)) | _callers(who, judgement)

_documents(policies) := {sprintf("policy %s", [policy]) |
	some policy in policies
	input.policies[policy].incomplete
}

_callers(who, judgement) := ({sprintf("policy %s", [arn.value]) |
	judgement.terms.identity == 1
	some arn in who.managed_arns
} | {sprintf("policy %s", [arn.value]) |
	judgement.terms.boundary == 1
	arn := who.boundary_arn
}) | {sprintf("policy of %s", [judgement.check.resource]) | judgement.check.elsewhere}
