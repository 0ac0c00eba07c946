# METADATA
# title: A world to decide in
# description: |
#   Reads statements as AWS writes them, so that a test of the simulation looks like the
#   policies it is about, and fills in a model with one bucket, one user and one role.
# custom:
#   library: true
package lint403.authz_test

import data.lint403.authz

a := "111122223333"

b := "444455556666"

c := "777788889999"

alice := "arn:aws:iam::111122223333:user/alice"

app := "arn:aws:iam::111122223333:role/app"

app_session := "arn:aws:sts::111122223333:assumed-role/app/session"

partner := "arn:aws:iam::444455556666:role/partner"

bucket := "arn:aws:s3:::data-bkt"

objects := "arn:aws:s3:::data-bkt/*"

object_arn := "arn:aws:s3:::data-bkt/reports/q1.csv"

key := "arn:aws:kms:us-east-1:111122223333:key/1"

read := [allow("s3:GetObject", objects)]

allow(actions, resources) := {"Effect": "Allow", "Action": actions, "Resource": resources}

deny(actions, resources) := {"Effect": "Deny", "Action": actions, "Resource": resources}

to(principal, source) := object.union(source, {"Principal": principal})

when(condition_block, source) := object.union(source, {"Condition": condition_block})

off := {
	"block_public_acls": "off",
	"ignore_public_acls": "off",
	"block_public_policy": "off",
	"restrict_public_buckets": "off",
}

need := {"id": "n", "principal": alice, "operation": "GetObject", "bucket": "data-bkt", "key": "reports/q1.csv"}

# The decision on a request. A case has `policies`, statements by name: identity, bucket,
# boundary, session, key, trust and endpoint stand where their names say, others where
# `model` puts them. `need` says what differs from the plain read, `model` what differs
# from the plain world.
decided(case) := result if {
	result := authz.decide(object.union(need, object.get(case, "need", {}))) with input as world(case)
}

judged(case) := result if {
	result := authz.judged(object.union(need, object.get(case, "need", {}))) with input as world(case)
}

# Whether a case comes out as it says: `want` is the decision with kind and layer.
holds(case) if {
	result := decided(case)
	sprintf("%s %s %s", [result.decision, result.kind, result.layer]) == case.want
}

world(case) := object.union(
	{
		"principals": {
			alice: object.union({"arn": alice, "kind": "user", "name": "alice", "account": a}, attached(case)),
			app: object.union(
				{"arn": app, "kind": "role", "name": "app", "account": a},
				object.union(attached(case), {"trust": "trust" | case.policies.trust}),
			),
			partner: object.union({"arn": partner, "kind": "role", "name": "partner", "account": b}, attached(case)),
		},
		"policies": {name: policy(name, statements) | some name, statements in case.policies},
		"buckets": {"data-bkt": object.union(
			{"name": "data-bkt", "arn": bucket, "account": a, "region": "us-east-1", "type": "general-purpose", "change": "create"},
			{"policies": ["bucket"] | case.policies.bucket},
		)},
		"accounts": {a: {"id": a, "organization": "o-1"}, b: {"id": b, "organization": "o-1"}, c: {"id": c}},
		"keys": {key: object.union(
			{"arn": key, "key_id": "1", "account": a, "region": "us-east-1", "managed": "customer"},
			{"policy": "key" | case.policies.key},
		)},
		"endpoints": {"vpce-1": object.union(
			{"id": "vpce-1", "type": "Gateway", "service": "s3", "vpc": "vpc-1"},
			{"policy": "endpoint" | case.policies.endpoint},
		)},
	},
	object.get(case, "model", {}),
)

attached(case) := object.union_n([
	{"identity": ["identity"] | case.policies.identity},
	{"boundary": "boundary" | case.policies.boundary},
	{"sessions": ["session"] | case.policies.session},
])

# Reading policies.

# The kind of a policy is the start of its name.
kinds := {"bucket": "bucket", "access": "access-point", "key": "kms", "trust": "trust", "endpoint": "vpce"}

policy(name, statements) := {
	"id": name,
	"kind": object.get(kinds, regex.replace(name, `[^a-z].*$`, ""), "identity"),
	"statements": [object.union(statement(source), {"index": i}) | some i, source in statements],
}

statement(source) := object.union_n([
	{"effect": {"value": source.Effect}, "range": "w.json:1:1:0-1:2:1", "hash": "h"},
	{"sid": {"value": source.Sid} | source.Sid},
	{"actions": [action(value) | some value in list(source.Action)] | source.Action},
	{"not_actions": [action(value) | some value in list(source.NotAction)] | source.NotAction},
	{"resources": [pattern(value, arn_style) | some value in list(source.Resource)] | source.Resource},
	{"not_resources": [pattern(value, arn_style) | some value in list(source.NotResource)] | source.NotResource},
	{"principals": principals(source.Principal) | source.Principal},
	{"not_principals": principals(source.NotPrincipal) | source.NotPrincipal},
	{"conditions": [entry | some entry in conditions(source.Condition)] | source.Condition},
])

list(value) := value if is_array(value)

list(value) := [value] if not is_array(value)

action(value) := object.union(
	{"value": value, "service": lower(split(value, ":")[0]), "match": match(lower(value), like_style)},
	{"unknown": names | names := tokens(value); count(names) > 0},
)

arn_style := {"wild": true, "star": "[^:]*", "variables": true}

like_style := {"wild": true, "star": ".*", "variables": true}

exact_style := {"wild": false, "star": "", "variables": true}

fold_style := {"wild": false, "star": "", "variables": true, "fold": true}

pattern(value, style) := object.union(
	{"value": text, "match": match(folded(text, style), style)},
	{"unknown": names | names := tokens(text); count(names) > 0},
) if {
	text := sprintf("%v", [value])
}

folded(text, style) := lower(text) if style.fold

folded(text, style) := text if not style.fold

# Tokens look like `${aws_x.y.z}`, variables hold a colon.
tokens(text) := [name |
	some [_, name] in regex.find_all_string_submatch_n(`\$\{([^}:]*)\}`, text, -1)
	contains(name, ".")
]

match("*", style) := {"kind": "any"} if style.wild

match(text, style) := {"kind": "template", "parts": parts(text, style)} if {
	variable(text)
	style.variables
} else := {"kind": "exact", "text": text} if {
	not wild(text, style)
} else := {"kind": "prefix", "text": trim_suffix(text, "*")} if {
	regex.match(`^[^*?]+\*$`, text)
	crosses(text, style)
} else := {"kind": "regex", "text": sprintf("^(?s:%s)$", [expression(text, style)])} if {
	text != "*"
}

variable(text) if regex.match(`\$\{[^}]*[:?*$][^}]*\}`, text)

wild(text, style) if {
	style.wild
	regex.match(`[*?]`, text)
}

crosses(_, style) if style.star == ".*"

crosses(text, style) if {
	style.star != ".*"
	count(regex.find_n(`:`, text, -1)) >= 5
}

expression(text, style) := concat(":", [replace(replace(quoted, "*", star), "?", ".") |
	fields := split_n(text)
	some i, field in fields
	quoted := regex.replace(field, `[\\.+()|\[\]{}^$]`, `\$0`)
	star := object.get({5: ".*"}, i, style.star)
])

# Six fields at most.
split_n(text) := array.concat(array.slice(fields, 0, 5), [concat(":", array.slice(fields, 5, count(fields)))]) if {
	fields := split(text, ":")
	count(fields) > 5
} else := split(text, ":")

parts(text, style) := [part |
	some piece in regex.find_n(`\$\{[^}]*\}|[^$]+`, text, -1)
	part := part_of(piece, style)
]

part_of(piece, _) := {"literal": character, "regex": sprintf(`\%s`, [character])} if {
	piece in {"${*}", "${?}", "${$}"}
	character := substring(piece, 2, 1)
} else := {"variable": lower(name), "default": text} if {
	[_, name, text] := regex.find_all_string_submatch_n(`^\$\{([^,}]*), '([^']*)'\}$`, piece, 1)[0]
} else := {"variable": lower(trim_suffix(trim_prefix(piece, "${"), "}"))} if {
	startswith(piece, "${")
}

part_of(piece, style) := {"literal": piece, "regex": expression(piece, {"star": style.star})} if {
	not startswith(piece, "${")
}

principals("*") := [{"type": "*", "value": "*", "form": "any"}]

principals(given) := [entry |
	is_object(given)
	some type, values in given
	some value in list(values)
	entry := object.union(
		{"type": type, "value": value, "form": form(type, value)},
		{"unknown": names | names := tokens(value); count(names) > 0},
	)
] if {
	given != "*"
}

form("AWS", "*") := "any"

form("AWS", value) := "unique-id" if regex.match(`^A(IDA|ROA)`, value)

form("AWS", value) := "named" if {
	value != "*"
	not regex.match(`^A(IDA|ROA)`, value)
}

form(type, _) := lower(type) if type != "AWS"

conditions(blocks) := [entry |
	some operator, keys in blocks
	some name, values in keys
	entry := condition(operator, name, values)
]

condition(operator, name, values) := object.union_n([
	{
		"operator": operator,
		"base": base,
		"key": name,
		"name": lower(name),
		"values": [pattern(value, style_of(base)) | some value in list(values)],
	},
	{"set": lower(split(operator, ":")[0]) | contains(operator, ":")},
	{"if_exists": true | endswith(operator, "IfExists")},
	{"unknown": names | names := tokens(name); count(names) > 0},
]) if {
	base := lower(trim_suffix(regex.replace(operator, `^.*:`, ""), "IfExists"))
}

style_of(base) := like_style if {
	endswith(base, "like")
	not startswith(base, "arn")
} else := arn_style if {
	startswith(base, "arn")
} else := fold_style if {
	endswith(base, "ignorecase")
} else := exact_style
