package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# The layers of the authorization path, each with what its policies deny and allow for
# one check. Verdicts are Kleene's: 2 yes, 1 it depends on something unknown, 0 no; so
# "and" is the minimum and "or" the maximum.

_layers(need, who, check, request) := object.union_n([
	{"resource": _named_layer(_resource_policies(who, check), check.action, request, who, "")},
	{"identity": _layer(who.identity, check.action, request) | who.identity},
	{"boundary": _layer([who.boundary], check.action, request) | who.boundary},
	{"session": _layer(who.sessions, check.action, request) | who.sessions},
	# R-D-11: every level from the root to the account.
	{sprintf("scp%d", [i]): _layer(level, check.action, request) | some i, level in who.scp},
	{sprintf("rcp%d", [i]): _named_layer(level, check.action, request, who, "rcp") |
		_rcp_applies(who, check)
		some i, level in input.accounts[check.account].rcp
	},
	{"endpoint": _named_layer([policy], check.action, request, who, endpoint.type) |
		endpoint := _endpoint(need, check)
		policy := endpoint.policy
		policy != ""
	},
	{"public": _restricted(who, check) | _outsider(who, check)},
])

# What the policies of a caller say.
_layer(policies, action, request) := {
	"denies": denies,
	"allows": allows,
	"deny": max({0} | {hit.verdict | some hit in denies}),
	"allow": max((({0} | {hit.verdict | some hit in allows}) | _incomplete(policies))),
} if {
	denies := _hits(policies, action, request, "Deny")
	allows := _hits(policies, action, request, "Allow")
}

_hits(policies, action, request, effect) := [hit |
	some policy in policies
	some candidate in statement.candidates(policy, action)[effect]
	verdict := statement.verdict(candidate, request)
	verdict > 0
	hit := {"verdict": verdict, "policy": policy, "statement": candidate}
]

# What policies say that name their principals.
_named_layer(policies, action, request, who, rule) := {
	"denies": denies,
	"allows": allows,
	"deny": max({0} | {hit.verdict | some hit in denies}),
	"allow": max((({0} | {hit.verdict | some hit in allows}) | _incomplete(policies))),
} if {
	denies := _named_hits(policies, action, request, who, [rule, "Deny"])
	allows := _named_hits(policies, action, request, who, [rule, "Allow"])
}

_named_hits(policies, action, request, who, [rule, effect]) := [hit |
	some policy in policies
	some candidate in statement.candidates(policy, action)[effect]
	[strength, named] := _names(candidate, who, rule)
	verdict := min([named, statement.verdict(candidate, request)])
	verdict > 0
	hit := {"verdict": verdict, "policy": policy, "statement": candidate, "strength": strength}
]

# A document that is not known in full may hold an Allow.
_incomplete(policies) := {1 |
	some policy in policies
	input.policies[policy].incomplete
}

# Whether a statement names the caller, and how strongly.
_names(candidate, who, "") := _named(candidate.principal_mode, candidate, who)

_names(candidate, who, "Interface") := _named(candidate.principal_mode, candidate, who)

# R-D-12: a resource control policy names everybody.
_names(candidate, _, "rcp") := [3, 2] if candidate.principals.any

# R-A-09: the policy of a gateway endpoint names everybody, or by account id or root ARN
# the root user alone.
_names(candidate, who, "Gateway") := [3, 2] if {
	candidate.principal_mode == "list"
	candidate.principals.any
} else := [3, 2] if {
	candidate.principal_mode == "list"
	who.kind == "root"
	principal.strength(candidate.principals, who) > 0
} else := [3, principal.hit_by_not(candidate.principals, who)] if {
	candidate.principal_mode == "not"
}

_named("list", candidate, who) := [strength, 2] if {
	strength := principal.strength(candidate.principals, who)
	strength > 0
} else := [strength, 1] if {
	strength := principal.possible_strength(candidate.principals, who)
	strength > 0
}

# R-P-07: NotPrincipal is for Deny; AWS refuses it in an Allow.
_named("not", candidate, who) := [3, principal.hit_by_not(candidate.principals, who)] if candidate.effect == "Deny"

# R-S-13: nothing in the bucket policy keeps the root user of the bucket's account from
# the bucket policy. R-A-08: bucket actions of directory buckets stand in identity
# policies only.
_resource_policies(who, check) := [] if {
	_root_exception(who, check)
} else := [] if {
	check.identity_only
} else := check.policies

_root_exception(who, check) if {
	who.kind == "root"
	check.action in {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}
	who.account == check.account
}

# R-D-12: resource control policies follow the account of the resource and bind every
# caller, services and root users included. They spare the management account,
# service-linked roles and AWS managed keys.
_rcp_applies(who, check) if {
	input.accounts[check.account].rcp
	not input.accounts[check.account].management
	not who.service_linked
	not check.action == "kms:RetireGrant"
	not _aws_managed(check)
	_rcp_services[split(check.action, ":")[0]]
}

_aws_managed(check) if _key(check.key).managed == "aws"

_rcp_services := {
	"s3", "sts", "kms", "sqs", "secretsmanager", "cognito-identity", "cognito-idp", "logs", "dynamodb",
	"appconfig", "appstream", "autoscaling", "codebuild", "codecommit", "comprehend", "comprehendmedical",
	"dax", "ecr", "health", "kinesisvideo", "aoss", "signin", "support", "textract", "transcribe",
	"translate", "s3express", "s3-object-lambda",
}

# R-Z-13: the endpoint's policy concerns the request that goes through it, not what S3
# asks KMS on its own. R-A-10: a gateway endpoint serves its own Region only.
_endpoint(need, check) := endpoint if {
	endpoint := input.endpoints[need.endpoint]
	not check.through
	_serves(endpoint, check)
}

_serves(endpoint, check) if {
	split(check.action, ":")[0] in {endpoint.service, _family(endpoint.service)}
	not _other_region(endpoint, check)
}

_family("s3") := "s3-object-lambda"

_other_region(endpoint, check) if {
	endpoint.type == "Gateway"
	region := endpoint.region
	bucket_region := _bucket(check.bucket).region
	region != bucket_region
	not contains(sprintf("%s%s", [region, bucket_region]), "${")
}
