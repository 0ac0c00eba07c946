package lint403.lib.public_test

import data.lint403.lib.build
import data.lint403.lib.public

everybody := [{"type": "*", "value": "*", "form": "any"}]

condition(operator, name, values) := {
	"base": lower(operator),
	"name": name,
	"values": [build.pattern(value) | some value in values],
}

statement(conditions) := {"effect": build.text("Allow"), "principals": everybody, "conditions": conditions}

level(entry) := verdict if {
	model := build.models({"p": {"id": "p", "kind": "bucket", "statements": [entry]}})
	verdict := public.verdict("p") with input as model
}

level_at_point(entry) := verdict if {
	model := build.models({"p": {"id": "p", "kind": "access-point", "statements": [entry]}})
	verdict := public.verdict("p") with input as model
}

# The list of S3 UG, Blocking public access, the meaning of "public".
test_keys_that_pin[name] if {
	some name in [
		"aws:principalorgid",
		"aws:principalarn",
		"aws:principalaccount",
		"aws:principalservicename",
		"aws:principalservicenameslist",
		"aws:sourcearn",
		"aws:sourcevpc",
		"aws:sourcevpce",
		"aws:sourceowner",
		"aws:sourceaccount",
		"aws:userid",
		"s3:dataaccesspointaccount",
	]

	level(statement([condition("StringLike", name, ["fixed", "too"])])) == 0
	level(statement([condition("StringLike", name, ["fixed", "o*"])])) == 2
	level(statement([condition("StringLike", name, ["fixe?"])])) == 2
	level(statement([condition("StringLike", name, ["${aws:x}"])])) == 2
}

test_keys_that_do_not[name] if {
	some name in [
		"aws:securetransport",
		"aws:useragent",
		"aws:referer",
		"aws:vpceaccount",
		"aws:vpceorgid",
		"aws:principaltag/x",
		"aws:principalisawsservice",
		"s3:prefix",
	]

	level(statement([condition("StringEquals", name, ["fixed"])])) == 2
}

test_operators[operator] if {
	some operator, want in {
		"StringEquals": 0,
		"StringEqualsIgnoreCase": 0,
		"StringLike": 0,
		"ArnEquals": 0,
		"ArnLike": 0,
		"IpAddress": 0,
		"StringNotEquals": 2,
		"StringNotLike": 2,
		"ArnNotLike": 2,
		"Null": 2,
		"Bool": 2,
	}

	level(statement([condition(operator, "aws:sourceaccount", ["111122223333"])])) == want
}

test_addresses[range] if {
	some range, want in {
		"203.0.113.7": 0,
		"203.0.113.0/24": 0,
		"11.0.0.0/8": 0,
		"12.0.0.0/7": 2,
		"0.0.0.0/0": 2,
		"0.0.0.0/1": 2,
		"10.0.0.0/8": 0,
		"10.1.0.0/16": 0,
		"172.16.0.0/12": 0,
		"192.168.0.0/16": 0,
		"2001:db8::/32": 0,
		"2001:d00::/31": 2,
		"2001:db8::1": 0,
		"::/0": 2,
		"nonsense": 2,
		"nonsense/32": 2,
	}

	level(statement([condition("IpAddress", "aws:sourceip", [range])])) == want
}

test_access_points[value] if {
	some value, want in {
		"arn:aws:s3:us-east-1:111122223333:accesspoint/ap": 0,
		"arn:aws:s3:us-east-1:111122223333:accesspoint/*": 0,
		"arn:aws:s3:*:111122223333:accesspoint/*": 0,
		"arn:aws:s3:us-east-1:*:accesspoint/ap": 2,
		"arn:aws:s3:us-east-1:11112222333*:accesspoint/ap": 2,
		"arn:aws:s3:us-east-1:1111222233334:accesspoint/ap": 2,
		"arn:aws:s3:us-east-1:111122223333:accesspoint/${aws:username}": 2,
	}

	entry := statement([condition("ArnLike", "s3:dataaccesspointarn", [value])])
	level(entry) == want
	level_at_point(entry) == 2
}

test_statements[note] if {
	some note, case in {
		"no condition": {"entry": statement([]), "want": 2},
		"a deny": {"entry": object.union(statement([]), {"effect": build.text("Deny")}), "want": 0},
		"an account": {
			"entry": object.union(statement([]), {"principals": [{"type": "AWS", "value": "111122223333", "form": "named"}]}),
			"want": 0,
		},
		"everybody but one": {
			"entry": {"effect": build.text("Allow"), "not_principals": [{"type": "AWS", "value": "x", "form": "named"}]},
			"want": 2,
		},
		"one condition of two pins": {
			"entry": statement([
				condition("Bool", "aws:securetransport", ["true"]),
				condition("StringEquals", "aws:sourcevpce", ["vpce-1"]),
			]),
			"want": 0,
		},
		"IfExists pins nothing": {
			"entry": statement([object.union(condition("StringEquals", "aws:sourcevpce", ["vpce-1"]), {"if_exists": true})]),
			"want": 2,
		},
		"nor does ForAllValues": {
			"entry": statement([object.union(condition("StringEquals", "aws:sourcevpce", ["vpce-1"]), {"set": "forallvalues"})]),
			"want": 2,
		},
		"ForAnyValue does": {
			"entry": statement([object.union(condition("StringEquals", "aws:sourcevpce", ["vpce-1"]), {"set": "foranyvalue"})]),
			"want": 0,
		},
		"a key that is not known": {
			"entry": statement([object.union(condition("StringEquals", "aws:${x}", ["vpce-1"]), {"unknown": ["aws_x.y.z"]})]),
			"want": 1,
		},
		"a value that AWS makes up": {
			"entry": statement([token("aws:sourcevpce", "${aws_vpc_endpoint.s3.id}", "aws_vpc_endpoint.s3.id")]),
			"want": 0,
		},
		"a pattern around one": {
			"entry": statement([token("aws:sourcearn", "${aws_sns_topic.t.arn}*", "aws_sns_topic.t.arn")]),
			"want": 2,
		},
		"a value that a user fills in": {
			"entry": statement([token("aws:sourcevpce", "${var.endpoint}", "var.endpoint")]),
			"want": 1,
		},
		"a value that a user fills in, of a key that pins nothing": {
			"entry": statement([token("aws:referer", "${var.site}", "var.site")]),
			"want": 2,
		},
		"a value that a user fills in, with IfExists": {
			"entry": statement([object.union(token("aws:sourcevpce", "${var.endpoint}", "var.endpoint"), {"if_exists": true})]),
			"want": 2,
		},
		"a value that a user fills in, with ForAllValues": {
			"entry": statement([object.union(token("aws:sourcevpce", "${var.e}", "var.e"), {"set": "forallvalues"})]),
			"want": 2,
		},
		"a value that a user fills in, with a negated operator": {
			"entry": statement([object.union(token("aws:sourcevpce", "${var.e}", "var.e"), {"base": "stringnotequals"})]),
			"want": 2,
		},
		"a value that a user fills in, beside one that is open": {
			"entry": statement([{
				"base": "stringlike",
				"name": "aws:sourcevpce",
				"values": [build.pattern("vpce-*"), unknown("${var.e}", "var.e")],
			}]),
			"want": 2,
		},
		"addresses that are not known": {
			"entry": statement([object.union(token("aws:sourceip", "${aws_eip.e.public_ip}", "aws_eip.e.public_ip"), {"base": "ipaddress"})]),
			"want": 0,
		},
		"an access point whose account is a token": {
			"entry": statement([{
				"base": "arnlike",
				"name": "s3:dataaccesspointarn",
				"values": [unknown("arn:aws:s3:us-east-1:${data.aws_caller_identity.me.account_id}:accesspoint/*", "data.aws_caller_identity.me.account_id")],
			}]),
			"want": 0,
		},
	}

	level(case.entry) == case.want
	public_here := true in {true | public.public_statement(case.entry, "bucket")}
	public_here == [false, false, true][case.want]
}

unknown(value, name) := object.union(build.pattern(value), {"unknown": [name]})

token(key, value, name) := {"base": "stringlike", "name": key, "values": [unknown(value, name)]}

# One public statement is enough, and no policy is not public.
test_verdict if {
	pinned := statement([condition("StringEquals", "aws:sourcevpce", ["vpce-1"])])
	model := build.models({"p": {"id": "p", "kind": "bucket", "statements": [pinned, statement([]), pinned]}})
	public.verdict("p") == 2 with input as model
	public.verdict("q") == 0 with input as model
}
