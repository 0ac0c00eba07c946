# METADATA
# title: A small world
# description: |
#   A bucket, a role and what is attached to them, from policies as AWS writes them, so
#   that a test of a rule on requests looks like the configuration it is about.
# custom:
#   library: true
package lint403.lib.world

import data.lint403.lib.build

account := "111122223333"

app := "arn:aws:iam::111122223333:role/app"

ci := "arn:aws:iam::111122223333:user/ci"

partner := "arn:aws:iam::444455556666:role/partner"

bucket_arn := "arn:aws:s3:::acme-data"

key_arn := "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"

# METADATA
# description: |
#   The model for a case. Its members `bucket`, `identity`, `boundary`, `trust`, `session`,
#   `scp`, `rcp`, `key` and `endpoint` are lists of statements that stand where their name
#   says; the role app has the identity policy and boundary. `model` is merged over the
#   rest.
# scope: document
model(case) := object.union_n([
	{
		"schema": "lint403/model/v1",
		"policies": {name: policy(name, statements) | some name, statements in case; _kinds[name]},
		"buckets": {"acme-data": _bucket(case)},
		"principals": {app: _app(case)},
	},
	{"accounts": {account: {"id": account, "scp": [["scp"]]}} | case.scp},
	{"accounts": {account: {"id": account, "rcp": [["rcp"]]}} | case.rcp},
	{"keys": {key_arn: _key(case)} | case.key},
	{"endpoints": {"vpce-1": _endpoint} | case.endpoint},
	object.get(case, "model", {}),
])

_kinds := {
	"bucket": "bucket",
	"identity": "identity",
	"boundary": "boundary",
	"trust": "trust",
	"session": "session",
	"scp": "scp",
	"rcp": "rcp",
	"key": "kms",
	"endpoint": "vpce",
	"point": "access-point",
}

_targets := {"bucket": "acme-data", "key": key_arn, "endpoint": "vpce-1", "point": "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap"}

# METADATA
# description: A policy with the statements given, under the name of what it stands for.
# scope: document
policy(name, statements) := object.union(
	build.policy(_kinds[name], [statement(source) | some source in statements]),
	{
		"id": name,
		"address": sprintf("aws_x.%s", [name]),
		"target": object.get(_targets, name, ""),
		"header": place(1),
	},
)

# METADATA
# description: A place in the file of a case.
# scope: document
place(line) := sprintf("main.tf:%d:1:%d-%d:9:%d", [line, line * 10, line, (line * 10) + 8])

_bucket(case) := object.union(
	{
		"name": "acme-data",
		"arn": bucket_arn,
		"address": "aws_s3_bucket.data",
		"change": "create",
		"account": account,
		"region": "eu-west-1",
		"type": "general-purpose",
		"range": place(2),
	},
	object.union(
		{"policies": ["bucket"] | case.bucket},
		{"encryption": {
			"algorithm": "aws:kms",
			"key": key_arn,
			"address": "aws_s3_bucket_server_side_encryption_configuration.data",
			"range": place(3),
		} |
			case.key
		},
	),
)

_app(case) := object.union_n([
	{
		"arn": app,
		"kind": "role",
		"name": "app",
		"account": account,
		"address": "aws_iam_role.app",
		"unique_id": "${aws_iam_role.app.unique_id}",
		"identity": [name | some name, _ in case; name == "identity"],
		"range": place(4),
	},
	{"boundary": "boundary" | case.boundary},
	{"boundary_arn": build.text("arn:aws:iam::111122223333:policy/limit") | case.boundary},
	{"trust": "trust" | case.trust},
])

_key(case) := {
	"arn": key_arn,
	"address": "aws_kms_key.data",
	"account": account,
	"region": "eu-west-1",
	"managed": "customer",
	"state": "enabled",
	"policy": object.get({"[]": ""}, json.marshal(case.key), "key"),
	"range": place(5),
}

_endpoint := {
	"id": "vpce-1",
	"type": "Gateway",
	"service": "s3",
	"region": "eu-west-1",
	"vpc": "vpc-1",
	"policy": "endpoint",
	"address": "aws_vpc_endpoint.s3",
	"range": place(6),
}

# METADATA
# description: A function that runs as the role app, by what is special about it.
# scope: document
function(fields) := {"workloads": {"aws_lambda_function.app": object.union(
	{
		"address": "aws_lambda_function.app",
		"type": "aws_lambda_function",
		"principal": app,
		"service": "lambda.amazonaws.com",
		"range": place(7),
	},
	fields,
)}}

# METADATA
# description: A resource of a type, with values and further fields.
# scope: document
resource(type, values, fields) := object.union(
	{
		"address": sprintf("%s.data", [type]),
		"type": type,
		"mode": "managed",
		"provider": "aws",
		"change": "create",
		"values": values,
		"range": place(8),
	},
	fields,
)

# METADATA
# description: A statement of the model from one as AWS writes it; `${...}` is a token.
# scope: document
statement(source) := build.statement(source.Effect, object.union_n([
	{field: entries |
		some element, field in {"Action": "actions", "NotAction": "not_actions"}
		source[element]
		entries := [_open(build.action(value)) | some value in _list(source[element])]
	},
	{field: entries |
		some element, field in {"Resource": "resources", "NotResource": "not_resources"}
		source[element]
		entries := [_open(_pattern(value)) | some value in _list(source[element])]
	},
	{field: entries |
		some element, field in {"Principal": "principals", "NotPrincipal": "not_principals"}
		entries := _principals(source[element])
	},
	{"conditions": conditions |
		source.Condition
		conditions := [condition |
			some operator, keys in source.Condition
			some key, values in keys
			plain := build.condition(operator, key, [])
			condition := object.union(plain, {"values": [_open(_pattern(value)) | some value in _list(values)]})
		]
	},
	{"sid": build.text(source.Sid) | source.Sid},
	{"range": place(9), "ranges": {}},
]))

_list(value) := [value] if is_string(value)

_list(value) := value if is_array(value)

# The fields of an ARN are cut outside of tokens.
_pattern(value) := object.union(build.pattern(value), {"fields": [replace(field, "%", ":") |
	some field in split(regex.replace(value, `(\$\{[^}:]*):([^}]*\})`, "$1%$2"), ":")
]})

_open(entry) := object.union(entry, {"unknown": names, "match": object.union(object.get(entry, "match", {}), _exact(entry))}) if {
	names := [name | some [_, name] in regex.find_all_string_submatch_n(`\$\{([^}]*)\}`, entry.value, -1)]
	count(names) > 0
} else := entry

_exact(entry) := {"kind": "exact", "text": entry.value} if {
	not regex.match(`[*?]`, entry.value)
} else := {}

_principals("*") := [build.principal("*", "*", "any")]

_principals(principals) := [entry |
	some type, values in principals
	some value in _list(values)
	entry := _open(object.union(build.principal(type, value, _form(type, value)), _account(value)))
] if {
	is_object(principals)
}

_form("Service", _) := "service"

_form("AWS", "*") := "any"

_form("AWS", value) := form if {
	value != "*"
	form := [form |
		some [expression, form] in [
			[`^\d{12}$`, "account"],
			[`:root$`, "root"],
			[`:user/`, "user"],
			[`:role/`, "role"],
			[`:assumed-role/`, "session"],
			[`.`, "other"],
		]
		regex.match(expression, value)
	][0]
}

_account(value) := {"account": value} if {
	regex.match(`^\d{12}$`, value)
} else := {"account": split(value, ":")[4]} if {
	startswith(value, "arn:")
} else := {}

# METADATA
# description: How sure the findings are, by their verdicts and severities where a rule sets them.
# scope: document
verdicts(findings) := {object.get(finding, "verdict", "as the rule says") | some finding in findings}
