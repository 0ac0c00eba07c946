package lint403.needs_test

import data.lint403.lib.build
import data.lint403.needs

_role := "arn:aws:iam::111122223333:role/app"

_user := "arn:aws:iam::111122223333:user/ann"

_bucket := {
	"name": "acme-data",
	"arn": "arn:aws:s3:::acme-data",
	"address": "aws_s3_bucket.data",
	"account": "111122223333",
	"region": "eu-west-1",
	"type": "general-purpose",
	"range": "main.tf:1:1:0-1:9:8",
}

_named(name, address) := object.union(_bucket, {
	"name": name,
	"arn": sprintf("arn:aws:s3:::%s", [name]),
	"address": address,
})

_principal(arn, kind, policies) := {
	"arn": arn,
	"kind": kind,
	"name": split(arn, "/")[1],
	"account": "111122223333",
	"identity": policies,
	"range": "main.tf:2:1:0-2:9:8",
}

_model(fields) := object.union(
	{
		"schema": "lint403/model/v1",
		"buckets": {
			"acme-data": _bucket,
			"acme-logs": _named("acme-logs", "aws_s3_bucket.logs"),
			"${aws_s3_bucket.new.id}": object.union(
				_named("${aws_s3_bucket.new.id}", "aws_s3_bucket.new"),
				{"arn": "${aws_s3_bucket.new.arn}"},
			),
		},
		"principals": {
			_role: _principal(_role, "role", ["p"]),
			_user: _principal(_user, "user", []),
		},
	},
	fields,
)

_with_identity(statement) := _model({"policies": {"p": build.policy("identity", [statement])}})

_allow(actions, resources, conditions) := build.statement("Allow", {
	"actions": build.actions(actions),
	"resources": build.patterns(resources),
	"conditions": conditions,
})

# What is asked for, in few words.
_asked(model) := {line |
	some need in needs.all with input as model
	what := object.get(need, "operation", object.get(need, "action", ""))
	line := sprintf("%s %s/%s", [what, need.bucket, object.get(need, "key", "")])
}

test_identity_grants[note] if {
	some note, tc in {
		"an action on objects": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/in/*"], []),
			"want": {"GetObject acme-data/in/~"},
		},
		"an action on the bucket": {
			"statement": _allow(["s3:ListBucket"], ["arn:aws:s3:::acme-data"], []),
			"want": {"ListObjectsV2 acme-data/"},
		},
		"one statement for both shapes": {
			"statement": _allow(
				["s3:ListBucket", "s3:PutObject"],
				["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
				[],
			),
			"want": {"ListObjectsV2 acme-data/", "PutObject acme-data/~"},
		},
		"an action without an operation of its own": {
			"statement": _allow(["s3:PutObjectTagging"], ["arn:aws:s3:::acme-data/*"], []),
			"want": {"s3:PutObjectTagging acme-data/~"},
		},
		"everything of a bucket": {
			"statement": _allow(["s3:*"], ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"], []),
			"want": {"ListObjectsV2 acme-data/", "PutObject acme-data/~", "GetObject acme-data/~"},
		},
		"every kind of reading": {
			"statement": _allow(["s3:Get*"], ["arn:aws:s3:::acme-data/*"], []),
			"want": {"GetObject acme-data/~"},
		},
		"everything everywhere names no bucket": {
			"statement": _allow(["*"], ["*"], []),
			"want": set(),
		},
		"a wildcard that names buckets in view": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::acme-*/*"], []),
			"want": {"GetObject acme-data/~", "GetObject acme-logs/~"},
		},
		"a bucket whose name is not known": {
			"statement": object.union(_allow(["s3:GetObject"], [], []), {"resources": [object.union(
				build.pattern("${aws_s3_bucket.new.arn}/*"),
				{"unknown": ["aws_s3_bucket.new.arn"], "fields": ["${aws_s3_bucket.new.arn}/*"]},
			)]}),
			"want": {"GetObject ${aws_s3_bucket.new.id}/~"},
		},
		"something unknown is no bucket": {
			"statement": object.union(_allow(["s3:GetObject"], [], []), {"resources": [object.union(
				build.pattern("${var.arn}/*"),
				{"unknown": ["var.arn"], "fields": ["${var.arn}/*"]},
			)]}),
			"want": set(),
		},
		"a bucket that is not managed here": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::elsewhere/*"], []),
			"want": {"GetObject elsewhere/~"},
		},
		"an object action on the bucket grants nothing": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::acme-data"], []),
			"want": set(),
		},
		"a grant for requests through access points": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/*"], [build.condition(
				"StringEquals",
				"s3:DataAccessPointAccount",
				["111122223333"],
			)]),
			"want": set(),
		},
		"a deny": {
			"statement": build.statement("Deny", {
				"actions": build.actions(["s3:GetObject"]),
				"resources": build.patterns(["arn:aws:s3:::acme-data/*"]),
			}),
			"want": set(),
		},
		"a policy variable that the role does not have": {
			"statement": _allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/${aws:username}/*"], []),
			"want": set(),
		},
	}

	_asked(_with_identity(tc.statement)) == tc.want
}

test_username_in_the_key if {
	statement := object.union(_allow(["s3:GetObject"], [], []), {"resources": [object.union(
		build.pattern("arn:aws:s3:::acme-data/home/${aws:username}/*"),
		{"fields": ["arn", "aws", "s3", "", "", "acme-data/home/${aws:username}/*"]},
	)]})
	model := _model({
		"policies": {"p": build.policy("identity", [statement])},
		"principals": {_user: _principal(_user, "user", ["p"])},
	})
	_asked(model) == {"GetObject acme-data/home/ann/~"}
}

test_conditions_become_context if {
	statement := _allow(["s3:PutObject"], ["arn:aws:s3:::acme-data/*"], [
		build.condition("StringEquals", "aws:SourceVpce", ["vpce-1"]),
		build.condition("StringEquals", "s3:x-amz-server-side-encryption", ["aws:kms"]),
		build.condition("Null", "aws:TokenIssueTime", ["true"]),
		build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]),
		build.condition("StringNotEquals", "aws:RequestedRegion", ["us-east-1"]),
		build.condition("ForAnyValue:StringEquals", "aws:CalledVia", ["athena.amazonaws.com"]),
	])
	some need in needs.all with input as _with_identity(statement)
	need.headers == {"x-amz-server-side-encryption": "aws:kms"}
	need.context["aws:sourcevpce"] == {"values": ["vpce-1"]}
	need.context["aws:tokenissuetime"] == null
	need.context["aws:sourceip"] == {"values": ["203.0.113.0"]}
	need.context["aws:calledvia"] == {"values": ["athena.amazonaws.com"], "multi": true}
	need.context["s3:x-amz-acl"].unknown
	not need.context["aws:requestedregion"]
	not need.context["s3:x-amz-server-side-encryption"]
	some declaration in need.declarations
	"aws:requestedregion" in declaration.keys
}

test_equal_requests_are_one_need if {
	model := _model({
		"policies": {
			"p": build.policy("identity", [_allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/*"], [])]),
			"q": build.policy("identity", [_allow(["s3:Get*"], ["arn:aws:s3:::acme-data/*"], [])]),
		},
		"principals": {_role: _principal(_role, "role", ["p", "q"])},
	})
	found := needs.all with input as model
	count(found) == 1
	some _, need in found
	{declaration.action | some declaration in need.declarations} == {"s3:GetObject", "s3:Get*"}
}

# By how many ids are plain, how many needs are weighed, and how many there are.
test_plain[note] if {
	read := _allow(["s3:GetObject", "s3:GetBucketAcl"], ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"], [])
	granting := _to(build.principal("AWS", _role, "role"), {
		"actions": build.actions(["s3:GetObject"]),
		"resources": build.patterns(["arn:aws:s3:::acme-data/*"]),
	})
	some note, tc in {
		"what nothing speaks against": {"model": _with_identity(read), "want": [2, 0, 2]},
		"under a condition that asks for nothing": {
			"model": _with_identity(object.union(read, {"conditions": [build.condition(
				"StringNotEquals",
				"aws:PrincipalTag/team",
				["x"],
			)]})),
			"want": [0, 2, 2],
		},
		"a version": {
			"model": _with_identity(_allow(["s3:GetObjectVersion"], ["arn:aws:s3:::acme-data/*"], [])),
			"want": [0, 1, 1],
		},
		"an object that is known": {
			"model": object.union(
				_with_identity(_allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/a"], [])),
				{"objects": {"acme-data/a": {"exists": false}}},
			),
			"want": [0, 1, 1],
		},
		"through an endpoint": {
			"model": object.union(_with_identity(read), {"workloads": {"f": _workload({"endpoint": "vpce-1", "service": ""})}}),
			"want": [0, 2, 2],
		},
		"through an access point": {
			"model": object.union(
				_with_identity(_allow(
					["s3:GetObject"],
					["arn:aws:s3:eu-west-1:111122223333:accesspoint/a/object/*"],
					[],
				)),
				{"access_points": {"arn:aws:s3:eu-west-1:111122223333:accesspoint/a": {
					"type": "standard",
					"bucket": "acme-data",
				}}},
			),
			"want": [0, 1, 1],
		},
		"a bucket out of view": {
			"model": _with_identity(_allow(["s3:GetObject"], ["arn:aws:s3:::elsewhere/*"], [])),
			"want": [0, 1, 1],
		},
		"a bucket policy grants it, too": {
			"model": object.union(_with_identity(read), {"policies": {"b": _bucket_policy(granting)}}),
			"want": [2, 1, 2],
		},
		"a workload whose role trusts its service": {
			"model": object.union(_with_identity(read), {
				"workloads": {"f": _workload({})},
				"policies": {"t": build.policy("trust", [_trusting("lambda.amazonaws.com")])},
				"principals": {_role: {"trust": "t"}},
			}),
			"want": [3, 0, 3],
		},
		"a workload whose role trusts another": {
			"model": object.union(_with_identity(read), {
				"workloads": {"f": _workload({})},
				"policies": {"t": build.policy("trust", [_trusting("ec2.amazonaws.com")])},
				"principals": {_role: {"trust": "t"}},
			}),
			"want": [2, 1, 3],
		},
	}

	got := [count(needs.plain), count(needs.weighed), count(needs.all)] with input as tc.model
	got == tc.want
	counted := needs.access.needs with input as tc.model
	counted == got[2]
}

# What applying a bucket's settings takes: how many are plain, weighed, and there at all.
test_plain_settings[note] if {
	stranger := "arn:aws:iam::111122223333:role/deploy"
	some note, tc in {
		"of somebody out of view": {"applier": stranger, "fields": {}, "want": [2, 0, 2]},
		"of somebody in view": {"applier": _user, "fields": {}, "want": [0, 2, 2]},
		"of another account": {
			"applier": "arn:aws:iam::444455556666:role/deploy",
			"fields": {},
			"want": [0, 2, 2],
		},
		"of a session": {
			"applier": "arn:aws:sts::111122223333:federated-user/ann",
			"fields": {},
			"want": [0, 2, 2],
		},
		"within a session policy": {
			"applier": stranger,
			"fields": {"providers": {"aws": {"session": ["s"]}}},
			"want": [0, 2, 2],
		},
		"of a bucket that denies something": {
			"applier": stranger,
			"fields": {
				"policies": {"b": _bucket_policy(build.statement("Deny", {
					"actions": build.actions(["s3:PutBucketVersioning"]),
					"resources": build.patterns(["*"]),
				}))},
				"buckets": {"acme-data": {"policies": ["b"]}},
			},
			"want": [0, 2, 2],
		},
	}

	resource := object.union(_object({}), {"type": "aws_s3_bucket_versioning", "address": "aws_s3_bucket_versioning.v"})
	model := _applied(resource, object.union({"assumptions": {"principal.applying": tc.applier}}, tc.fields))
	got := [count(needs.plain), count(needs.weighed), count(needs.all)] with input as model
	got == tc.want
	counted := needs.access.needs with input as model
	counted == got[2]
}

# A need of which one declaration is plain has all its declarations.
test_declared_twice if {
	granting := _to(build.principal("AWS", _role, "role"), {
		"actions": build.actions(["s3:GetObject"]),
		"resources": build.patterns(["arn:aws:s3:::acme-data/*"]),
	})
	model := object.union(
		_with_identity(_allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/*"], [])),
		{"policies": {"b": _bucket_policy(granting)}},
	)
	[need] := [need | some need in needs.all] with input as model
	{declaration.origin | some declaration in need.declarations} == {"grant", "bucket-grant"}
}

_trusting(service) := _to(build.principal("Service", service, "service"), {"actions": build.actions(["sts:AssumeRole"])})

_workload(fields) := object.union(
	{
		"address": "aws_lambda_function.f",
		"type": "aws_lambda_function",
		"principal": _role,
		"service": "lambda.amazonaws.com",
		"range": "main.tf:9:1:0-9:9:8",
	},
	fields,
)

test_paths[note] if {
	some note, tc in {
		"outside every VPC": {
			"workloads": {"f": _workload({})},
			"want": {["", "absent", "false"]},
		},
		"through an endpoint": {
			"workloads": {"f": _workload({"endpoint": "vpce-1", "vpc": "vpc-1"})},
			"want": {["vpce-1", "unknown", "false"]},
		},
		"in a VPC without an endpoint in view": {
			"workloads": {"f": _workload({"vpc": "vpc-1"})},
			"want": {["", "unknown", "false"]},
		},
		"an instance whose subnet is not written down": {
			"workloads": {"f": _workload({"type": "aws_instance"})},
			"want": {["", "unknown", "false"]},
		},
		"two workloads on two paths": {
			"workloads": {"f": _workload({}), "g": _workload({"endpoint": "vpce-1", "vpc": "vpc-1"})},
			"want": {["", "absent", "false"], ["vpce-1", "unknown", "false"]},
		},
		"nothing runs as the role": {
			"workloads": {},
			"want": {["", "unknown", "unknown"]},
		},
	}

	statement := _allow(["s3:GetObject"], ["arn:aws:s3:::acme-data/*"], [])
	model := object.union(_with_identity(statement), {"workloads": tc.workloads})
	found := needs.all with input as model
	{[object.get(need, "endpoint", ""), _state(need, "aws:sourcevpce"), _state(need, "aws:multifactorauthpresent")] |
		some need in found
		need.operation == "GetObject"
	} == tc.want
}

_state(need, key) := "absent" if {
	need.context[key] == null
} else := value if {
	value := need.context[key].values[0]
} else := "unknown"

_bucket_policy(statement) := object.union(
	build.policy("bucket", [statement]),
	{"id": "b", "target": "acme-data"},
)

_to(entry, fields) := build.statement("Allow", object.union(
	{
		"principals": [entry],
		"actions": build.actions(["s3:GetObject"]),
		"resources": build.patterns(["arn:aws:s3:::acme-data/*"]),
	},
	fields,
))

_account(id) := object.union(build.principal("AWS", id, "account"), {"account": id})

test_bucket_grants[note] if {
	some note, tc in {
		"a role in view": {
			"statement": _to(build.principal("AWS", _role, "role"), {}),
			"want": {[_role, "both"]},
		},
		"a role elsewhere": {
			"statement": _to(build.principal("AWS", "arn:aws:iam::444455556666:role/etl", "role"), {}),
			"want": {["arn:aws:iam::444455556666:role/etl", "resource"]},
		},
		"another account": {
			"statement": _to(_account("444455556666"), {}),
			"want": {["arn:aws:iam::444455556666:role/${somebody}", "resource"]},
		},
		"the bucket's own account only delegates": {
			"statement": _to(_account("111122223333"), {}),
			"want": set(),
		},
		"a session of a role in view": {
			"statement": _to(
				build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s1", "session"),
				{},
			),
			"want": {[_role, "both"]},
		},
		"a service": {
			"statement": _to(build.principal("Service", "cloudtrail.amazonaws.com", "service"), {}),
			"want": {["cloudtrail.amazonaws.com", "both"]},
		},
		"everybody": {
			"statement": _to(build.principal("*", "*", "any"), {}),
			"want": {["anonymous", "both"]},
		},
		"everybody, narrowed to an organization": {
			"statement": _to(build.principal("*", "*", "any"), {"conditions": [build.condition(
				"StringEquals",
				"aws:PrincipalOrgID",
				["o-abcdefghij"],
			)]}),
			"want": set(),
		},
		"everybody, narrowed to a role in view": {
			"statement": _to(build.principal("*", "*", "any"), {"conditions": [build.condition(
				"ArnEquals",
				"aws:PrincipalArn",
				[_role],
			)]}),
			"want": {[_role, "both"]},
		},
		"a principal that is not known": {
			"statement": _to(build.unknown(build.principal("AWS", "${var.who}", "other")), {}),
			"want": set(),
		},
	}

	model := _model({"policies": {"b": _bucket_policy(tc.statement)}})
	found := needs.all with input as model
	{[need.principal, need.visible] | some need in found} == tc.want
}

test_assumptions if {
	partner := "arn:aws:iam::444455556666:role/partner"
	model := _model({
		"policies": {
			"t": build.policy("trust", [build.statement("Allow", {
				"principals": [build.principal("AWS", partner, "role"), build.principal("Service", "lambda.amazonaws.com", "service")],
				"actions": build.actions(["sts:AssumeRole"]),
			})]),
			"i": build.policy("identity", [_allow(["sts:AssumeRole"], [_role], [])]),
		},
		"principals": {
			_role: object.union(_principal(_role, "role", []), {"trust": "t"}),
			partner: _principal(partner, "role", []),
			_user: _principal(_user, "user", ["i"]),
		},
		"workloads": {"f": _workload({})},
	})
	found := needs.all with input as model
	{[need.principal, need.role, origin] |
		some need in found
		some declaration in need.declarations
		origin := declaration.origin
	} == {
		[partner, _role, "trust"],
		[_user, _role, "grant"],
		["lambda.amazonaws.com", _role, "workload"],
	}
}

_object(values) := {
	"address": "aws_s3_object.seed",
	"type": "aws_s3_object",
	"mode": "managed",
	"provider": "aws",
	"change": "create",
	"values": object.union({"bucket": "acme-data", "key": "seed.txt"}, values),
	"range": "main.tf:20:1:0-20:9:8",
}

_applied(resource, fields) := _model(object.union({"resources": {resource.type: [resource]}}, fields))

test_objects_that_terraform_writes if {
	resource := _object({
		"acl": "private",
		"server_side_encryption": "aws:kms",
		"kms_key_id": "${aws_s3_object.seed.kms_key_id}",
	})
	found := needs.all with input as _applied(resource, {})
	[put] := [need | some need in found; need.operation == "PutObject"]
	put.principal == needs.unknown_applier
	put.bucket == "acme-data"
	put.key == "seed.txt"
	put.headers == {"x-amz-acl": "private", "x-amz-server-side-encryption": "aws:kms"}
	not put.sessions
}

test_object_that_stays_declares_nothing if {
	count(needs.all) == 0 with input as _applied(object.union(_object({}), {"change": "no-op"}), {})
}

test_applier[note] if {
	some note, tc in {
		"the role of the provider": {
			"fields": {"providers": {"aws": {"key": "aws", "role_arn": _role, "session": ["s"], "range": ""}}},
			"want": [_role, ["s"]],
		},
		"the assumed one": {
			"fields": {"assumptions": {"principal.applying": _user}},
			"want": [_user, []],
		},
		"the caller that the plan knows": {
			"fields": {"resources": {"aws_caller_identity": [{
				"type": "aws_caller_identity",
				"mode": "data",
				"values": {"arn": "arn:aws:sts::111122223333:assumed-role/app/ci"},
			}]}},
			"want": [_role, []],
		},
		"unknown": {"fields": {}, "want": [needs.unknown_applier, []]},
	}

	resource := _object({})
	model := _applied(resource, tc.fields)
	[needs.applier(resource), needs.applier_sessions(resource)] == tc.want with input as model
}

test_bucket_settings_count_when_the_applier_is_known if {
	resource := object.union(_object({}), {"type": "aws_s3_bucket_versioning", "address": "aws_s3_bucket_versioning.v"})
	unknown := needs.all with input as _applied(resource, {})
	count(unknown) == 0
	known := needs.all with input as _applied(resource, {"assumptions": {"principal.applying": _user}})
	{need.action | some need in known} == {"s3:PutBucketVersioning", "s3:GetBucketVersioning"}
}

test_copies if {
	resource := object.union(_object({"source": "acme-logs/a/b.txt", "request_payer": "requester"}), {
		"type": "aws_s3_object_copy",
		"address": "aws_s3_object_copy.c",
	})
	found := needs.all with input as _applied(resource, {})
	some _, need in found
	[need.source_bucket, need.source_key] == ["acme-logs", "a/b.txt"]
	need.headers["x-amz-request-payer"] == "requester"
}

test_needs_of_the_user if {
	model := _model({"needs": [{
		"id": "n1",
		"principal": _role,
		"operation": "GetObject",
		"bucket": "acme-data",
		"key": "a",
		"range": ".lint403.yaml:3:1:0-3:9:8",
	}]})
	needs.all.n1.visible == "both" with input as model
	needs.all.n1.declarations[0].origin == "user" with input as model
}

test_access_points if {
	point := "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap1"
	statement := build.statement("Allow", {
		"principals": [build.principal("AWS", _role, "role")],
		"actions": build.actions(["s3:GetObject", "s3:ListBucket"]),
		"resources": build.patterns([point, sprintf("%s/object/in/*", [point])]),
	})
	model := _model({
		"access_points": {point: {"arn": point, "type": "standard", "account": "111122223333", "bucket": "acme-data"}},
		"policies": {"a": object.union(build.policy("access-point", [statement]), {"target": point})},
	})
	found := needs.all with input as model
	{[need.operation, need.bucket, object.get(need, "key", ""), need.via] | some need in found} == {
		["GetObject", "acme-data", "in/~", point],
		["ListObjectsV2", "acme-data", "", point],
	}
}
