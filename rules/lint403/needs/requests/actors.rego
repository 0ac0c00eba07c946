package lint403.needs.requests

import data.lint403.needs
import data.lint403.needs.integrations

# METADATA
# description: |
#   The ways in which a service may come to a bucket for an instance of an entry: kind
#   (service, role, account, principal, linked, caller, user, anonymous, acl), principal,
#   and the context that follows from the way.
# scope: document
actors_of(instance) := [actor |
	some spec in instance.entry.actors
	actor := _actor(spec, instance)
]

_actor(spec, instance) := {"kind": "service", "principal": filled(spec.service, instance.vars), "context": {}} if {
	is_string(spec.service)
	not spec.role
	_of_region(spec, instance.vars.region)
} else := {"kind": "role", "principal": role, "service": spec.service, "context": _network(spec)} if {
	role := instance.vars[spec.role]
	not contains(role, ":role/aws-service-role/")
} else := {"kind": "account", "principal": _balancer_account(instance.vars), "context": {}} if {
	spec.balancer_account
} else := {"kind": "principal", "principal": instance.vars[spec.principal], "context": _elsewhere} if {
	spec.principal
} else := object.union(
	{"kind": "linked", "principal": _linked_role(spec.linked, instance.vars), "context": _elsewhere},
	{"allows": allows | allows := spec.allows},
) if {
	spec.linked
} else := object.union(
	{"kind": "caller", "principal": needs.applier(instance.resource), "context": _on_behalf(spec.caller)},
	{"sessions": ids | ids := needs.applier_sessions(instance.resource); ids != []},
) if {
	spec.caller
} else := {"kind": "user", "principal": unknown_user(instance.vars.account), "context": _on_behalf(spec.user)} if {
	spec.user
} else := {"kind": "anonymous", "principal": "anonymous", "context": {}} if {
	spec.anonymous
} else := {"kind": "acl", "principal": "", "group": spec.acl, "context": {}} if {
	spec.acl
}

# METADATA
# description: |
#   Whoever uses a service of an account with permissions of their own; a token stands for
#   the name.
# scope: document
unknown_user(account) := sprintf("arn:aws:iam::%s:role/${user}", [account])

# Services that name themselves by Region do so in Regions that accounts opt in to.
_of_region(spec, _) if object.get(spec, "opt_in", null) == null

_of_region(spec, region) if {
	spec.opt_in == true
	region in integrations.opt_in_regions
}

_of_region(spec, region) if {
	spec.opt_in == false
	not region in integrations.opt_in_regions
}

# Services that do not run in a VPC reach S3 from the network of AWS.
_network(spec) := _elsewhere if {
	spec.network == "none"
} else := {}

_elsewhere := {"aws:sourcevpce": null, "aws:sourcevpc": null, "aws:vpcsourceip": null}

# A service that asks with the permissions of its caller keeps the caller's identity, but
# comes over its own network.
_on_behalf(service) := object.union(_elsewhere, {
	"aws:viaawsservice": {"values": ["true"]},
	"aws:calledvia": {"values": [service], "multi": true},
	"aws:calledviafirst": {"values": [service]},
	"aws:calledvialast": {"values": [service]},
})

_linked_role(name, vars) := sprintf("arn:%s:iam::%s:role/aws-service-role/%s", [vars.partition, vars.account, name])

# A Region that is not known may have such an account.
_balancer_account(vars) := sprintf("arn:%s:iam::%s:root", [vars.partition, integrations.balancer_accounts[vars.region]]) if {
	integrations.balancer_accounts[vars.region]
} else := sprintf("arn:%s:iam::${account of Elastic Load Balancing}:root", [vars.partition]) if contains(vars.region, "${")
