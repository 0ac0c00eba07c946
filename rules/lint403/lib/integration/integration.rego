# METADATA
# title: Denied integrations
# description: |
#   What the rules about denied integrations have in common: which causes are theirs, how
#   sure they are, which statement comes closest to letting a service in, and what is
#   missing, written out.
# custom:
#   library: true
package lint403.lib.integration

import data.lint403.lib.condition
import data.lint403.lib.denial
import data.lint403.lib.policy
import data.lint403.needs
import data.lint403.needs.integrations

# METADATA
# description: The declarations by resources among those of a cause's cases.
# scope: document
declarations(cause) := [declaration |
	some case in cause.cases
	some declaration in denial.need_of(case).declarations
	declaration.origin == "integration"
]

# METADATA
# description: Whether nothing but the arguments of resources declares what a cause breaks.
# scope: document
only(cause) if denial.integrations_only(cause.cases)

# METADATA
# description: Whether one of the declarations of a cause is of a kind of actor.
# scope: document
by(cause, kinds) if {
	some declaration in declarations(cause)
	declaration.actor in kinds
}

# METADATA
# description: |
#   Whether AWS writes the statements that a cause lacks by itself when the integration is
#   set up.
# scope: document
self_granted(cause) if {
	every declaration in declarations(cause) {
		declaration.self_grant == "bucket-policy"
	}
}

# METADATA
# description: |
#   The AWS managed policy of the caller of a cause that one would expect to allow it: its
#   name, what it reaches instead, and where it is attached. Undefined when one of the
#   caller's own policies comes close.
# scope: document
trap(cause) := traps[0] if {
	not denial.spot(cause).statement
	traps := [{"name": name, "reach": reach, "range": arn.range} |
		some arn in denial.outcome_of(cause.first.need).who.managed_arns
		name := regex.replace(arn.value, `^arn:[^:]*:iam::aws:policy/(?:.*/)?`, "")
		reach := integrations.reach_of_managed[name]
	]
	count(traps) > 0
}

# METADATA
# description: |
#   The field `severity`: what AWS demands for certain is an error, what it recommends or
#   what no document backs is a warning.
# scope: document
severity(cause) := "error" if {
	some declaration in declarations(cause)
	declaration.level == "must"
	declaration.proven
} else := "warning"

# METADATA
# description: Where the accesses of a cause are declared, as related locations.
# scope: document
related(cause) := [{"msg": why, "range": range} | some [range, why] in {[declaration.range, declaration.why] |
	some declaration in declarations(cause)
	declaration.range != ""
}]

# METADATA
# description: |
#   The case of a cause to speak of: one that has to succeed, and reading or writing first.
# scope: document
speaking(cause) := case if {
	best := min([_weight(case) | some case in cause.cases])
	some case in cause.cases
	_weight(case) == best
}

_weight(case) := [_level(case), _kind(denial.judgement_of(case).check.action), case]

_level(case) := 0 if {
	some declaration in denial.need_of(case).declarations
	declaration.level == "must"
} else := 1

_kind(action) := 0 if {
	action in {"s3:GetObject", "s3:PutObject", "s3:ReplicateObject"}
} else := 1

# METADATA
# description: What becomes of it, in one sentence, for `because`.
# scope: document
consequence(cause) := declarations(cause)[0].why if {
	severity(cause) != "error"
} else := sprintf("%s, and setting it up fails (%s)", [first.why, first.error]) if {
	first := declarations(cause)[0]
	first.fails == "apply"
	first.error != ""
} else := sprintf("%s, and setting it up fails", [first.why]) if {
	first := declarations(cause)[0]
	first.fails == "apply"
} else := sprintf("%s, and nothing says so when it fails", [first.why]) if {
	first := declarations(cause)[0]
	first.fails == "silent"
} else := declarations(cause)[0].why

# METADATA
# description: |
#   The statement that comes closest to letting a service in, with the case that it is
#   closest to, and what keeps it from it: Condition, Resource, Action or Principal. Without
#   one the header of the first policy, or where the access is declared.
# scope: document
spot(cause) := object.remove(near, ["rank"]) if {
	spots := [spot |
		some case in cause.cases
		some id in denial.judgement_of(case).check.policies
		document := input.policies[id]
		some statement in document.statements
		policy.allows(statement)
		element := _obstacle(statement, document, case)
		spot := {
			"rank": [_ranks[element], case, document.id, statement.index],
			"document": document,
			"statement": statement,
			"element": element,
			"range": policy.element_range(statement, element),
			"case": case,
		}
	]
	count(spots) > 0
	best := min([spot.rank | some spot in spots])
	some near in spots
	near.rank == best
} else := {"document": document, "element": "header", "range": document.header, "case": speaking(cause)} if {
	id := denial.judgement_of(cause.first).check.policies[0]
	document := input.policies[id]
} else := {"element": "need", "range": denial.need_of(case).range, "case": case} if {
	case := speaking(cause)
}

_ranks := {"Condition": 0, "Resource": 1, "Action": 2, "Principal": 3}

_obstacle(statement, document, case) := "Condition" if {
	_names(statement, case)
	_acts(statement, case)
	_reaches(statement, document, case)
} else := "Resource" if {
	_names(statement, case)
	_acts(statement, case)
} else := "Action" if {
	_names(statement, case)
	_reaches(statement, document, case)
	_same_service(statement, case)
} else := "Principal" if {
	_acts(statement, case)
	_reaches(statement, document, case)
	some entry in statement.principals
	_mistaken(entry.value, denial.need_of(case).principal)
	not entry.value in object.get(_served, denial.need_of(case).bucket, set())
}

# Services that something in view has use the same bucket, so that they are no mistake.
_served := {bucket: services | some bucket, services in _serving}

_serving[need.bucket] contains need.principal if {
	some need in needs.weighed
	some declaration in need.declarations
	declaration.origin == "integration"
}

_mistaken(value, principal) if {
	some family in _families
	value in family
	principal in family
}

# The account of another Region.
_mistaken(value, "logdelivery.elasticloadbalancing.amazonaws.com") if {
	some account in integrations.balancer_accounts
	value in {account, sprintf("arn:aws:iam::%s:root", [account])}
}

# Principals of services that are easily taken for each other.
_families := [
	{
		"delivery.logs.amazonaws.com",
		"elasticloadbalancing.amazonaws.com",
		"logdelivery.elasticloadbalancing.amazonaws.com",
		"logdelivery.elb.amazonaws.com",
		"logs.amazonaws.com",
		"vpc-flow-logs.amazonaws.com",
	},
	{"logging.s3.amazonaws.com", "s3.amazonaws.com", "storage-lens.s3.amazonaws.com"},
	{"bcm-data-exports.amazonaws.com", "billingreports.amazonaws.com"},
	{"config.amazonaws.com", "config-multiaccountsetup.amazonaws.com"},
	{"cloudfront.amazonaws.com", "edgelambda.amazonaws.com", "origin-access-control.cloudfront.amazonaws.com"},
	{"ses.amazonaws.com", "sns.amazonaws.com"},
]

_names(statement, _) if {
	some entry in statement.principals
	entry.form == "any"
}

_names(statement, case) if {
	some entry in statement.principals
	entry.value in _names_of(denial.need_of(case))
}

# Some services come in several ways.
_names_of(need) := {need.principal} | {name |
	some declaration in need.declarations
	some name in declaration.ways
}

_acts(statement, case) if policy.reaches_action(statement, lower(denial.judgement_of(case).check.action))

_reaches(_, document, _) if document.kind == "kms"

_reaches(statement, document, case) if {
	document.kind != "kms"
	denial.reaches_resource(statement, denial.judgement_of(case).check.resource)
}

_same_service(statement, case) if {
	some entry in statement.actions
	entry.service == split(denial.judgement_of(case).check.action, ":")[0]
}

# METADATA
# description: What keeps the closest statement from letting the service in.
# scope: document
obstacle(found) := sprintf("%s allows it only if %s", [policy.name(found.statement), _demand(found)]) if {
	found.element == "Condition"
} else := sprintf("%s allows it only on %s", [policy.name(found.statement), _reach(found.statement)]) if {
	found.element == "Resource"
} else := sprintf("%s does not list %s", [policy.name(found.statement), action]) if {
	found.element == "Action"
	action := denial.judgement_of(found.case).check.action
} else := sprintf("%s lets in %s instead", [policy.name(found.statement), _others(found.statement)]) if {
	found.element == "Principal"
} else := "no statement allows it" if {
	found.element == "header"
} else := "the bucket has no policy" if {
	denial.judgement_of(found.case).check.kind == "bucket"
} else := "it has no policy"

_reach(statement) := denial.listed([shown |
	some pattern in statement.resources
	shown := regex.replace(pattern.value, `^arn:[^:]*:s3:::`, "")
])

_others(statement) := denial.listed(sort({entry.value | some entry in statement.principals}))

# The condition that is not met, with what the request has instead.
_demand(found) := demands[0] if {
	ctx := denial.judgement_of(found.case).request.ctx
	demands := [sprintf("%s is %s, but %s", [entry.key, denial.listed([value.value | some value in entry.values]), _actual(ctx, entry)]) |
		some entry in found.statement.conditions
		condition.verdict(condition.compile(entry), ctx) == 0
	]
	count(demands) > 0
} else := "its conditions are met"

_actual(ctx, entry) := sprintf("it is %s", [replace(value, "~", "...")]) if {
	value := ctx.keys[entry.name].values[0]
} else := "the request has no such key"

# METADATA
# description: |
#   The statements that would let the principal of a cause in, written out, one for each
#   resource.
# scope: document
statements(cause) := concat(" and ", [text |
	grouped := {resource: actions |
		some case in cause.cases
		resource := denial.shown_arn(denial.judgement_of(case).check.resource)
		actions := sort({denial.judgement_of(other).check.action |
			some other in cause.cases
			denial.shown_arn(denial.judgement_of(other).check.resource) == resource
		})
	}
	some resource, actions in grouped
	text := _statement(cause, actions, resource)
])

_statement(cause, actions, resource) := sprintf(
	`{"Effect": "Allow", "Principal": %s, "Action": %s, "Resource": %s%s}`,
	[_principal(cause), _json(actions), json.marshal(_resource_of(cause, resource)), _source(cause)],
)

# In a key policy "*" is the key itself.
_resource_of(cause, resource) := "*" if {
	denial.judgement_of(cause.first).check.kind == "key"
} else := resource

_principal(cause) := sprintf(`{"Service": %s}`, [json.marshal(name)]) if {
	name := denial.need_of(cause.first).principal
	endswith(name, ".amazonaws.com")
} else := `"*"` if {
	denial.need_of(cause.first).principal == "anonymous"
} else := sprintf(`{"AWS": %s}`, [json.marshal(denial.need_of(cause.first).principal)])

_json(list) := json.marshal(list[0]) if count(list) == 1

_json(list) := json.marshal(list) if count(list) != 1

# Services are let in on behalf of somebody.
_source(cause) := sprintf(`, "Condition": {%s: {%s: %s}}`, [json.marshal(operator), json.marshal(key), json.marshal(value)]) if {
	some [key, value] in [_source_of(cause)]
	operator := {true: "ArnLike", false: "StringEquals"}[contains(value, "*")]
} else := ""

_source_of(cause) := ["aws:SourceArn", denial.shown_arn(value)] if {
	some declaration in declarations(cause)
	value := declaration.source_arn
	value != ""
	not regex.match(`\$\{[^}]* `, value)
} else := ["aws:SourceAccount", value] if {
	some declaration in declarations(cause)
	value := declaration.source_account
	value != ""
}

# METADATA
# description: |
#   The field `fix`: the statements to add, and where one statement lacks only an entry of
#   a list, the edit that adds it.
# scope: document
fix(cause, found, place) := {
	"description": sprintf("Add %s to %s of %s.", [concat(" and ", _absent(cause, found)), found.element, policy.name(found.statement)]),
	"edits": denial.allow_fix(found, cause.cases, place).fix.edits,
	"safe": false,
} if {
	found.element in {"Resource", "Action"}
	_alone(cause, found)
} else := {
	"description": sprintf("Name %s in Principal of %s, or add %s.", [
		denial.need_of(cause.first).principal, policy.name(found.statement), statements(cause),
	]),
	"edits": [],
	"safe": false,
} if {
	found.element == "Principal"
} else := {"description": sprintf("Add %s to %s.", [statements(cause), place]), "edits": [], "safe": false}

_absent(cause, found) := denial.asked_actions(cause.cases) if {
	found.element == "Action"
} else := sort({denial.shown_arn(denial.judgement_of(case).check.resource) | some case in cause.cases})

# Whether the statement is all that is in the way of every case.
_alone(cause, found) if {
	every case in cause.cases {
		_obstacle(found.statement, found.document, case) == found.element
	}
}

# METADATA
# description: The finding on an integration that lacks an allow.
# scope: document
finding(chain, cause, found, msg, fields) := denial.finding(
	chain, found.document, found.range, msg, cause.cases,
	object.union(_common(cause), fields),
) if {
	found.document
} else := denial.finding_at(
	chain, found.range, msg, cause.cases,
	object.union_n([{"address": denial.need_of(cause.first).declared_by}, _common(cause), fields]),
)

_common(cause) := {
	"verdict": "denied",
	"severity": severity(cause),
	"key": cause.key,
	"because": consequence(cause),
	"related": related(cause),
}
