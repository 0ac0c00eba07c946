# METADATA
# title: Requests of integrations
# description: |
#   The requests that the arguments of resources declare, each by the actor that the
#   service would use. Where AWS knows several ways to let a service in, one that works is
#   enough; if none does, the way that comes closest is the one to speak of.
# custom:
#   library: true
#   when: [integration]
package lint403.needs.requests

import data.lint403.authz
import data.lint403.lib.policy
import data.lint403.lib.statement
import data.lint403.needs
import data.lint403.needs.integrations

# METADATA
# description: Pairs of a request and a declaration, in the form of lint403.needs.
# scope: document
pairs := array.concat(_declared, _assumptions)

_declared := [[request, declaration] |
	some asking in _askings
	request := asking.request
	declaration := _declaration(asking.instance, asking.actor, asking.ask)
]

_askings := [asking |
	some instance in integrations.instances
	actor := _chosen(instance)
	some asked in _asked(instance, actor)
	asking := object.union(asked, {"instance": instance, "actor": actor})
]

# METADATA
# description: |
#   Requests of service-linked roles whose policy of AWS's own does not allow what the
#   service does, so that the bucket policy has to, and does not for certain: with
#   instance, actor, ask and the check.
# scope: document
unlifted := [object.union(asking, {"check": judgement.check}) |
	some asking in _askings
	allows := asking.actor.allows
	not asking.ask.do in allows
	some judgement in authz.judged(asking.request).judgements
	judgement.check.kind == "bucket"
	not judgement.check.elsewhere
	judgement.terms.resource.direct == 0
	judgement.terms.resource.role == 0
]

_chosen(instance) := actors[0] if {
	actors := actors_of(instance)
	count(actors) == 1
} else := closest if {
	actors := actors_of(instance)
	count(actors) > 1
	ranks := [[_misses(instance, actor), _order(instance, actor), i] | some i, actor in actors]
	closest := actors[min(ranks)[2]]
}

# How many of the requests that have to succeed would not. The bucket's own account may
# not be known, but no account of AWS is it, so only a policy can let that in.
_misses(instance, actor) := count([asked |
	some asked in _asked(instance, actor)
	_level(asked.ask) == "must"
	authz.decide(asked.request).decision == "denied"
]) if {
	actor.kind in {"service", "role"}
} else := count([asked |
	some asked in _asked(instance, actor)
	some judgement in authz.judged(asked.request).judgements
	judgement.terms.resource.direct == 0
]) if {
	actor.kind == "account"
} else := {"yes": 0, "maybe": 0, "no": 100}[integrations.granted_by_acl(actor.group, input.buckets[instance.vars.bucket])]

# A policy that names an actor is meant for it.
_order(instance, actor) := 2 if {
	actor.kind == "account"
} else := 0 if {
	some id in input.buckets[instance.vars.bucket].policies
	some allowing in input.policies[id].statements
	some entry in allowing.principals
	entry.value == actor.principal
} else := 1

_level(ask) := object.get(ask, "level", "must")

# The requests of an actor, each with the ask that it is of.
_asked(instance, actor) := [] if {
	actor.kind == "acl"
} else := [] if {
	_granted_by_aws(instance)
} else := [{"ask": ask, "request": request} |
	some ask in instance.entry.asks
	_made(ask, instance)
	request := _request_for(ask, instance, actor)
]

# AWS writes the bucket policy itself, unless there is one to be replaced.
_granted_by_aws(instance) if {
	instance.entry.self_grant == "bucket-policy"
	count(object.get(input.buckets, [instance.vars.bucket, "policies"], [])) == 0
}

_made(ask, instance) if {
	every condition in object.get(ask, "if", []) {
		integrations.met(condition, instance.resource, instance.item, instance.vars)
	}
	_encryption_fits(ask, instance.vars)
	_in_view(ask, instance.vars)
	_with_key(ask, instance.vars)
}

# The key of a bucket can be asked about when it has one that is not AWS's own.
_with_key(ask, _) if not ask.through

_with_key(ask, vars) if not startswith(_key_of_bucket(vars[ask.through]), "alias/aws/")

_encryption_fits(ask, vars) if {
	ask.encrypted
	_encrypted(vars[ask.encrypted])
}

_encryption_fits(ask, vars) if {
	ask.plain
	not _encrypted(vars[ask.plain])
}

_encryption_fits(ask, _) if {
	not ask.encrypted
	not ask.plain
}

_encrypted(name) if startswith(input.buckets[name].encryption.algorithm, "aws:kms")

# Whether a topic, queue or function lets S3 in can be told of one in view only.
_in_view(ask, _) if not ask.needs

_in_view(ask, vars) if {
	some resource in input.resources[ask.needs]
	object.get(resource, "mode", "managed") == "managed"
	startswith(vars.target, resource.values.arn)
}

# Where the service chooses the key, a grant on a part of the bucket may be enough.
_request_for(ask, instance, actor) := _request_at(ask, instance, actor) if {
	not ask.anywhere
} else := requests[0] if {
	requests := [request |
		some key in array.concat([ask.key], _granted_keys(ask, instance, actor))
		request := _request_at(object.union(ask, {"key": key}), instance, actor)
		authz.decide(request).decision != "denied"
	]
	count(requests) > 0
} else := _request_at(ask, instance, actor)

_granted_keys(ask, instance, actor) := sort({key |
	bucket := instance.vars[object.get(ask, "in", "bucket")]
	some id in array.concat(
		object.get(input.principals, [actor.principal, "identity"], []),
		object.get(input.buckets, [bucket, "policies"], []),
	)
	some allowing in input.policies[id].statements
	policy.allows(allowing)
	policy.reaches_action(allowing, lower(ask.do))
	some pattern in allowing.resources
	some target in needs.targets(pattern)
	target.bucket == bucket
	is_string(target.rest)
	key := needs.probe_key(target.rest, actor.principal)
	startswith(key, trim_suffix(filled(ask.key, instance.vars), "~"))
})

_request_at(ask, instance, actor) := request if {
	request := _one_request(ask.do, ask, instance, actor)
	not _other_way(ask, instance, actor, request)
} else := _one_request(ask.or, ask, instance, actor) if {
	ask.or
} else := _one_request("", ask, instance, actor) if ask.operation

# Either of two actions will do.
_other_way(ask, instance, actor, request) if {
	ask.or
	authz.decide(request).decision == "denied"
	authz.decide(_one_request(ask.or, ask, instance, actor)).decision != "denied"
}

_one_request(action, ask, instance, actor) := object.union_n([
	{
		"principal": actor.principal,
		"open_context": true,
		"context": _asked_context(ask, instance, actor),
		"headers": {},
	},
	_asked_operation(action, ask, instance),
	_asked_place(ask, instance.vars),
	_asked_source(ask, instance),
	object.filter(actor, {"sessions"}),
])

# What S3 asks KMS for besides is part of its operations. An ask with a key of its own
# names what it needs of it, and some services cannot use KMS at all.
_asked_operation(action, ask, instance) := {"operation": ask.operation} if {
	ask.operation
} else := {"action": action} if {
	ask.own_key
} else := {"action": action} if {
	instance.entry.limits.encryption
} else := {"operation": operation} if {
	operation := {"s3:GetObject": "GetObject", "s3:PutObject": "PutObject"}[action]
} else := {"action": action}

_asked_place(ask, vars) := {"resource": filled(ask.on, vars)} if {
	ask.on
} else := {"resource": _key_of_bucket(vars[ask.through])} if {
	ask.through
} else := {"bucket": bucket, "key": filled(ask.key, vars)} if {
	ask.key
	bucket := vars[object.get(ask, "in", "bucket")]
} else := {"bucket": vars[object.get(ask, "in", "bucket")]}

_key_of_bucket(name) := integrations.formed("key", encryption.key, {}) if {
	encryption := input.buckets[name].encryption
	startswith(encryption.algorithm, "aws:kms")
}

_asked_source(ask, instance) := {
	"source_bucket": instance.vars[ask.from],
	"source_key": filled(ask.key, instance.vars),
	"parameters": {"owner-override": "true" |
		integrations.argument("@.destination.0.access_control_translation.0.owner", instance.resource, instance.item) == "Destination"
	},
} if {
	ask.from
} else := {}

# What no policy asks about is left out, so that requests share what they can.
_asked_context(ask, instance, actor) := object.filter(_whole_context(ask, instance, actor), statement.keys)

_whole_context(ask, instance, actor) := object.union_n([
	needs.credentials(actor.principal),
	actor.context,
	_acl_context(ask),
	_source_context(ask, instance, actor),
	_filled_context(object.get(ask, "context", {}), instance.vars),
	{"s3:prefix": {"values": [filled(text, instance.vars)]} | text := ask.prefix},
])

_acl_context(ask) := {"s3:x-amz-acl": {"values": [ask.acl]}} if {
	ask.acl
} else := {}

# Only requests of services name the resource that they are made for.
_source_context(ask, instance, actor) := {} if {
	ask.bare
} else := {} if {
	not actor.kind in {"service", "account"}
} else := _filled_context(object.get(instance.entry, "context", {}), instance.vars)

_filled_context(context, vars) := {name: value |
	some name, text in context
	value := _context_value(text, vars)
}

_context_value(null, _) := null

_context_value(text, vars) := {"values": [filled(text, vars)]} if is_string(text)

# METADATA
# description: |
#   A text of the catalog with the values of its variables; undefined when one of them
#   has none.
# scope: document
filled(text, vars) := text if {
	not contains(text, "<")
} else := result if {
	every name in _variables(text) {
		_replacements(vars)[sprintf("<%s>", [name])]
	}
	result := strings.replace_n(_replacements(vars), text)
}

_variables(text) := {name | some [_, name] in regex.find_all_string_submatch_n(`<([a-z_.]+)>`, text, -1)}

_replacements(vars) := object.union(
	{sprintf("<%s>", [name]): value | some name, value in vars; is_string(value)},
	{sprintf("<%s.account>", [name]): _account_of(vars[name], vars) | some name in ["bucket", "source"]; vars[name]},
)

_account_of(name, vars) := account if {
	account := input.buckets[name].account
	account != ""
} else := vars.account

_declaration(instance, actor, ask) := {
	"origin": "integration",
	"entry": instance.entry.id,
	"actor": actor.kind,
	"level": _level(ask),
	"proven": regex.match(`[DMPC]`, instance.entry.evidence),
	"fails": instance.entry.fails,
	"error": object.get(instance.entry, "error", ""),
	"self_grant": object.get(instance.entry, "self_grant", ""),
	"range": instance.range,
	"address": instance.resource.address,
	"why": sprintf("%s %s", [instance.resource.address, instance.entry.purpose]),
	"source_arn": _source_value("aws:sourcearn", instance),
	"source_account": _source_value("aws:sourceaccount", instance),
	"ways": [other.principal | some other in actors_of(instance); other.principal != ""],
	"keys": set(),
	"action": object.get(ask, "do", object.get(ask, "operation", "")),
	"workloads": [],
}

_source_value(name, instance) := filled(text, instance.vars) if {
	text := instance.entry.context[name]
	is_string(text)
} else := ""

# The service assumes the role first.
_assumptions := [[request, declaration] |
	some instance in integrations.instances
	actor := _chosen(instance)
	actor.service
	actor.kind == "role"
	trust := input.principals[actor.principal].trust
	service := _trusted_service(actor.service, trust)
	request := {
		"principal": service,
		"operation": "AssumeRole",
		"role": actor.principal,
		"context": needs.credentials(service),
		"open_context": true,
	}
	declaration := object.union(_declaration(instance, actor, {"do": "sts:AssumeRole"}), {
		"range": _role_range(instance),
		"workloads": [instance.resource.address],
	})
]

# Of several names of a service, the one that the trust policy has.
_trusted_service(service, _) := service if is_string(service)

_trusted_service(services, trust) := named[0] if {
	is_array(services)
	named := [service |
		some service in services
		some allowing in input.policies[trust].statements
		policy.allows(allowing)
		some entry in allowing.principals
		entry.value == service
	]
	count(named) > 0
} else := services[0] if is_array(services)

_role_range(instance) := integrations.range_of(path, instance.resource) if {
	path := split(split(instance.entry.bind.role, ":")[0], "|")[0]
	not startswith(path, "#")
	not startswith(path, "@")
} else := instance.range
