# METADATA
# title: Denials
# description: |
#   The needs that AWS would refuse, sorted by what refuses them, so that one cause
#   becomes one finding that lists every request it breaks. A rule picks the causes that
#   are its own and says why.
# custom:
#   library: true
package lint403.lib.denial

import data.lint403.authz
import data.lint403.lib.policy
import data.lint403.needs

# METADATA
# description: |
#   The decision on every need that has to be weighed, by the id of the need; of one that
#   is allowed at first sight no more than that. All other needs are allowed.
# scope: document
decided := {id: _decision(need) | some id, need in needs.weighed}

_decision(need) := {"decision": "allowed"} if {
	authz.unopposed(need)
} else := authz.decide(object.remove(need, _beside))

# METADATA
# description: |
#   The needs that are not simply allowed, with everything that was weighed for them, by
#   the id of the need.
# scope: document
judged := {id: authz.judged(object.remove(need, _beside)) |
	some id, need in needs.weighed
	decided[id].decision != "allowed"
}

# METADATA
# description: Everything that was weighed for a need, an allowed one too.
# scope: document
outcome_of(id) := judged[id] if {
	judged[id]
} else := authz.judged(object.remove(needs.weighed[id], _beside))

# What says nothing about the request; needs that differ in it alone are weighed alike.
_beside := ["declarations", "visible"]

# METADATA
# description: The judgement on the check of a case.
# scope: document
judgement_of(case) := outcome_of(case.need).judgements[case.check]

# METADATA
# description: The need of a case. Needs that are plain have none.
# scope: document
need_of(case) := needs.weighed[case.need]

# METADATA
# description: |
#   Explicit denies by policy and statement. A cause has policy, index, document,
#   statement, layer, and its cases: certain ones, and possible ones, which depend on
#   something unknown. A case names need, check and layer.
# scope: document
explicit[key] := {
	"policy": key[0],
	"index": key[1],
	"document": document,
	"statement": statement,
	"layer": _layer_name(cases[0]),
	"certain": [case | some case in cases; case.verdict == 2],
	"possible": [case | some case in cases; case.verdict == 1],
} if {
	some key, found in _denying
	document := input.policies[key[0]]
	some statement in document.statements
	statement.index == key[1]
	cases := [case | some case in found; _counts(case, statement); not _of_settings(case)]
	count(cases) > 0
}

# METADATA
# description: |
#   Explicit denies of what Terraform needs to refresh and change a bucket's settings, in
#   the form of `explicit`; they are about the one who applies and not about access.
# scope: document
lockouts[key] := {
	"policy": key[0],
	"index": key[1],
	"document": document,
	"statement": statement,
	"layer": _layer_name(cases[0]),
	"certain": cases,
} if {
	some key, found in _denying
	document := input.policies[key[0]]
	some statement in document.statements
	statement.index == key[1]
	cases := [case | some case in found; case.verdict == 2; _of_settings(case)]
	count(cases) > 0
}

_of_settings(case) if {
	need := need_of(case)
	need.action
	every declaration in need.declarations {
		declaration.origin == "applier"
	}
}

_denying[[hit.policy, hit.statement.index]] contains case if {
	some id, outcome in judged
	some i, judgement in outcome.judgements
	some name, layer in judgement.layers
	some hit in layer.denies
	case := {"need": id, "check": i, "layer": name, "verdict": hit.verdict}
}

_layer_name(case) := judgement_of(case).check.layer if {
	case.layer == "resource"
} else := regex.replace(case.layer, `\d+$`, "")

# What only a wildcard grants is not meant to the last action: a deny of a part of it is
# a choice. A deny of the whole is not.
_counts(case, _) if {
	some declaration in need_of(case).declarations
	not _broad(declaration)
}

_counts(case, statement) if {
	every declaration in need_of(case).declarations {
		_broad(declaration)
	}
	some declaration in need_of(case).declarations
	every name in _reached(declaration, need_of(case)) {
		policy.reaches_action(statement, sprintf("s3:%s", [name]))
	}
}

_broad(declaration) if contains(declaration.action, "*")

# The probes of a broad grant that are on the same level as the need.
_reached(declaration, need) := {name |
	some name in ["getobject", "putobject", "listbucket"]
	needs.level(name) == _need_level(need)
	glob.match(lower(declaration.action), [], sprintf("s3:%s", [name]))
}

_need_level(need) := "object" if {
	need.key
} else := "bucket"

# METADATA
# description: |
#   What the verdict on a case of an explicit deny depends on: condition keys and tokens,
#   without the keys under which the need is granted in the first place.
# scope: document
unknown(cause, case) := {name |
	judgement := judgement_of(case)
	some hit in judgement.layers[case.layer].denies
	hit.policy == cause.policy
	hit.statement.index == cause.index
	some name in authz.depends_on(hit, outcome_of(case.need).who, judgement)
	not lower(name) in _own_keys(need_of(case))
}

_own_keys(need) := {key |
	some declaration in need.declarations
	some key in object.get(declaration, "keys", [])
}
