package lint403.lib.denial

# METADATA
# description: |
#   The terms of an allow that fell short, as cases by term: scp, endpoint, boundary,
#   session, identity, resource. `verdict` is 2 when the check is refused for certain and
#   1 when it depends on something unknown although the term itself is settled.
# scope: document
short[term] contains case if {
	some id, outcome in judged
	some i, judgement in outcome.judgements
	judgement.verdict < 2
	some term in _fallen(judgement)
	case := {"need": id, "check": i, "layer": term, "verdict": 2 - judgement.verdict}
}

_fallen(judgement) := {term |
	some term in ["scp", "endpoint"]
	judgement.terms[term] == 0
} | _fallen_allow(judgement)

_fallen_allow(judgement) := _fallen_in(judgement.terms.relation, judgement) if {
	judgement.terms.allow < 2
} else := set()

_fallen_in("same", judgement) := _limits(judgement) | _undelegated(judgement)

_fallen_in("cross", judgement) := (_limits(judgement) | {term |
	some term in ["identity"]
	judgement.terms.identity == 0
	judgement.terms.resource.grant == 0
}) | {"resource" | _resource_side(judgement) == 0}

_fallen_in("self", _) := {"resource"}

_fallen_in("unclear", judgement) := _limits(judgement)

_fallen_in("root", _) := set()

# Boundary and session policy count unless the resource's policy names the caller itself.
_limits(judgement) := {term |
	some term in ["boundary", "session"]
	judgement.terms[term] == 0
	judgement.terms.resource.direct < 2
}

# Within an account one side is enough; keys and roles must name the account at least,
# and where they do not, no identity policy can make up for it.
_undelegated(judgement) := {"resource"} if {
	judgement.check.kind in {"key", "trust"}
	_resource_side(judgement) == 0
} else := {"identity"} if {
	judgement.terms.identity == 0
	judgement.terms.resource.role == 0
	judgement.terms.resource.direct < 2
} else := set()

_resource_side(judgement) := max([
	judgement.terms.resource.direct,
	judgement.terms.resource.role,
	judgement.terms.resource.account,
	judgement.terms.resource.grant,
])

# METADATA
# description: |
#   Whether a case counts as certain: the check is refused whatever is unknown, or what
#   is unknown is only whether a policy that is out of view names the caller itself.
# scope: document
settled(case) if case.verdict == 2

settled(case) if {
	case.verdict == 1
	judgement := judgement_of(case)
	judgement.deny == 0
	judgement.check.elsewhere
	judgement.terms.resource.direct < 2
}

# METADATA
# description: Whether one of the declarations of the need of a case has an origin.
# scope: document
declared_as(case, origins) if {
	some declaration in need_of(case).declarations
	declaration.origin in origins
}
