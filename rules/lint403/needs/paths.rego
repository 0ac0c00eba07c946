package lint403.needs

# Keys that say over which network a request comes.
_network_keys := {"aws:sourcevpce", "aws:sourcevpc", "aws:sourceip", "aws:vpcsourceip"}

# Workloads that are outside every VPC unless they are put into one; an EC2 instance
# without a subnet, for one, is in the default VPC.
_outside_by_default := {"aws_lambda_function", "aws_codebuild_project", "aws_apprunner_service"}

# METADATA
# description: |
#   The ways on which a principal's requests come: for each way endpoint, context and
#   the workloads that use it. A grant that demands a network tells the way itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
#     description: Gateway endpoints for Amazon S3
# scope: document
paths(principal, context) := ways if {
	_tells_network(context)
	ways := [_told(principal, context)]
} else := ways if {
	ways := _ways[principal]
} else := [{"context": {}}]

_tells_network(context) if {
	some key, _ in context
	key in _network_keys
}

_told(_, context) := {"endpoint": endpoint, "context": {}} if {
	some endpoint in context["aws:sourcevpce"].values
	input.endpoints[endpoint]
} else := {"context": {}}

_ways := {principal: ways |
	some principal, users in _users
	ways := _ways_of(users)
}

# Nearly always one workload runs as a principal.
_ways_of([user]) := [object.union(_way_of[user], {"workloads": [user]})]

_ways_of(users) := [object.union(way, {"workloads": addresses}) |
	some way in {_way_of[user] | some user in users}
	addresses := [user | some user in users; _way_of[user] == way]
] if {
	count(users) > 1
}

# The addresses of the workloads that run as a principal, in their order.
_users := {principal: users |
	some principal in {workload.principal | some workload in input.workloads}
	users := [address | some address, workload in input.workloads; workload.principal == principal]
}

_way_of := {address: _way(workload) | some address, workload in input.workloads}

_way(workload) := {"endpoint": workload.endpoint, "context": {}} if {
	workload.endpoint != ""
} else := {"context": {"aws:sourcevpce": null, "aws:sourcevpc": null, "aws:vpcsourceip": null}} if {
	workload.type in _outside_by_default
	object.get(workload, "vpc", "") == ""
	object.get(workload, "subnets", []) == []
} else := {"context": {}}

# METADATA
# description: |
#   What the kind of credentials says about MFA: access keys carry no such key, a
#   service that assumed a role shows none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:MultiFactorAuthPresent
# scope: document
credentials(principal) := {"aws:multifactorauthpresent": null, "aws:multifactorauthage": null} if {
	input.principals[principal].long_term
} else := {"aws:multifactorauthpresent": {"values": ["false"]}, "aws:multifactorauthage": null} if {
	_run_by_service(principal)
} else := {
	"aws:multifactorauthpresent": null,
	"aws:multifactorauthage": null,
	"aws:sourceip": null,
	"aws:sourcevpc": null,
	"aws:sourcevpce": null,
	"aws:vpcsourceip": null,
	"aws:principalorgid": null,
	"aws:principalorgpaths": null,
	"aws:principalarn": null,
	"aws:principalaccount": null,
} if {
	endswith(principal, ".amazonaws.com")
} else := {}

_run_by_service(principal) if _users[principal]

_run_by_service(principal) if {
	trust := input.policies[input.principals[principal].trust]
	not trust.incomplete
	entries := [entry | some statement in trust.statements; some entry in statement.principals]
	count(entries) > 0
	every entry in entries {
		entry.type == "Service"
	}
}
