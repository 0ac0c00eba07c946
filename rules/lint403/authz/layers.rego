package lint403.authz

import data.lint403.lib.principal
import data.lint403.lib.statement

# The layers of the authorization path that exist for a check: the name, the name under
# which it is reported, the policies, and how their statements name principals (""
# where they do not). The order is that in which reasons are given (section 14).

_layers(need, who, check) := array.concat(
	array.concat(
		# R-D-11: every level from the root to the account.
		[_layer(sprintf("scp%d", [i]), "scp", level, "") | some i, level in who.scp],
		[_layer(sprintf("rcp%d", [i]), "rcp", level, "everybody") |
			_rcp_applies(who, check)
			some i, level in input.accounts[check.account].rcp
		],
	),
	[layer |
		some layer in array.concat(_endpoint_layers(need, check), [
			_layer("resource", check.layer, _resource_policies(who, check), "caller"),
			_layer("identity", _identity_layer(check), object.get(who, "identity", []), ""),
			_layer("boundary", "boundary", [policy | policy := who.boundary], ""),
			_layer("session", "session", object.get(who, "sessions", []), ""),
		])
		layer.policies != []
	],
)

_endpoint_layers(need, check) := [layer |
	endpoint := _endpoint(need, check)
	endpoint.policy != ""
	layer := _layer("endpoint", "endpoint", [endpoint.policy], endpoint.type)
]

_layer(name, reported, policies, naming) := {
	"name": name,
	"reported": reported,
	"policies": policies,
	"naming": naming,
}

# A document that is not known in full may hold any statement.
_incomplete(policies) if {
	some policy in policies
	input.policies[policy].incomplete
}

# The statements that may apply to a check: action, principal and conditions fit.
_own_candidates(layers, check, ctx) := [candidate |
	some layer in layers
	layer.naming == ""
	some policy in layer.policies
	some found in statement.candidates(policy, check.action)
	verdict := statement.holds(found, ctx)
	verdict > 0
	candidate := {
		"layer": layer.name,
		"effect": found.effect,
		"policy": policy,
		"statement": found,
		"verdict": verdict,
	}
]

_named_candidates(layers, check, ctx, who) := [candidate |
	some layer in layers
	layer.naming != ""
	some policy in layer.policies
	some found in statement.candidates(policy, check.action)
	named := _names(layer.naming, found, who)
	verdict := min([named.verdict, statement.holds(found, ctx)])
	verdict > 0
	candidate := object.union(named, {
		"layer": layer.name,
		"effect": found.effect,
		"policy": policy,
		"statement": found,
		"verdict": verdict,
	})
]

# How a statement names the caller: the verdict, and where it lists principals, how
# strongly.
_names("caller", candidate, who) := _named(candidate.principal_mode, candidate, who)

_names("Interface", candidate, who) := _named(candidate.principal_mode, candidate, who)

# R-D-12: a resource control policy names everybody.
_names("everybody", candidate, _) := {"verdict": 2} if candidate.principals.any

# R-A-09: the policy of a gateway endpoint names everybody, or by account id or root ARN
# the root user alone.
_names("Gateway", candidate, who) := {"verdict": 2} if {
	candidate.principal_mode == "list"
	candidate.principals.any
} else := {"verdict": 2} if {
	candidate.principal_mode == "list"
	who.kind == "root"
	principal.strength(candidate.principals, who) > 0
} else := {"verdict": principal.hit_by_not(candidate.principals, who)} if {
	candidate.principal_mode == "not"
}

_named("list", candidate, who) := {"strength": strength, "verdict": 2} if {
	strength := principal.strength(candidate.principals, who)
	strength > 0
} else := {"strength": strength, "verdict": 1} if {
	strength := principal.possible_strength(candidate.principals, who)
	strength > 0
}

# R-P-07: NotPrincipal is for Deny; AWS refuses it in an Allow.
_named("not", candidate, who) := {"verdict": principal.hit_by_not(candidate.principals, who)} if {
	candidate.effect == "Deny"
}

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
	split(check.action, ":")[0] in {endpoint.service, object.get(_families, endpoint.service, "")}
	not _other_region(endpoint, check)
}

_families := {"s3": "s3-object-lambda"}

_other_region(endpoint, check) if {
	endpoint.type == "Gateway"
	region := endpoint.region
	bucket_region := _bucket(check.bucket).region
	region != bucket_region
	not contains(sprintf("%s%s", [region, bucket_region]), "${")
	region != ""
	bucket_region != ""
}
