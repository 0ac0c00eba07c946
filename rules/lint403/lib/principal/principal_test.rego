package lint403.lib.principal_test

import data.lint403.lib.principal

a := "111122223333"

root := "arn:aws:iam::111122223333:root"

alice := "arn:aws:iam::111122223333:user/alice"

app := "arn:aws:iam::111122223333:role/app"

session := "arn:aws:sts::111122223333:assumed-role/app/s"

entry("*") := {"type": "*", "value": "*", "form": "any"}

entry(value) := {"type": "AWS", "value": value, "form": form(value)} if value != "*"

form(value) := "unique-id" if startswith(value, "A")

form(value) := "named" if not startswith(value, "A")

token(value) := object.union(entry(value), {"unknown": ["aws_x.y.z"]})

set(values) := principal.compile([entry(value) | some value in values])

user := {"kind": "user", "arn": alice, "accounts": [a, root]}

role := {"kind": "role", "arn": session, "behind": app, "accounts": [a, root]}

test_strength[note] if {
	some note, case in {
		"everybody": {"values": ["*"], "who": user, "want": 3},
		"the caller": {"values": [alice], "who": user, "want": 3},
		"the session": {"values": [session], "who": role, "want": 3},
		"the role": {"values": [app], "who": role, "want": 2},
		"the role and the session": {"values": [app, session], "who": role, "want": 3},
		"the account": {"values": [a], "who": role, "want": 1},
		"its root": {"values": [root], "who": role, "want": 1},
		"somebody else": {"values": ["arn:aws:iam::111122223333:user/bob"], "who": user, "want": 0},
		"a dead id": {"values": ["AIDAX"], "who": object.union(user, {"arn": "AIDAX"}), "want": 0},
		"nobody": {"values": [], "who": user, "want": 0},
	}

	principal.strength(set(case.values), case.who) == case.want
}

test_possible_strength[note] if {
	some note, case in {
		"a token": {"entries": [token("${aws_x.y.z}")], "who": user, "want": 3},
		"a role": {"entries": [token("arn:aws:iam::${aws_x.y.z}:role/app")], "who": role, "want": 2},
		"an account": {"entries": [token("arn:aws:iam::${aws_x.y.z}:root")], "who": role, "want": 1},
		"nobody": {"entries": [token("arn:aws:iam::${aws_x.y.z}:user/bob")], "who": user, "want": 0},
		"everything is known": {"entries": [entry("arn:aws:iam::111122223333:user/bob")], "who": user, "want": 0},
		"an ARN is no account": {
			"entries": [entry("arn:aws:iam::444455556666:user/alice")],
			"who": {"kind": "user", "arn": "arn:aws:iam::${account}:user/bob", "accounts": ["${account}"]},
			"want": 0,
		},
		"an account that is not known": {
			"entries": [token("1111${aws_x.y.z}")],
			"who": user,
			"want": 1,
		},
		"a caller of whom nothing is known": {
			"entries": [entry(alice)],
			"who": {"kind": "role", "arn": "${module.app.role_arn}", "accounts": []},
			"want": 3,
		},
		"a role of whom nothing is known": {
			"entries": [entry(app)],
			"who": {"kind": "role", "arn": "arn:aws:sts::${account}:assumed-role/x/s", "behind": "${module.app.role_arn}", "accounts": []},
			"want": 2,
		},
		"a caller that is not known": {
			"entries": [entry(alice)],
			"who": {"kind": "user", "arn": "arn:aws:iam::${account}:user/alice", "accounts": ["${account}"]},
			"want": 3,
		},
	}

	principal.possible_strength(principal.compile(case.entries), case.who) == case.want
}

test_hit_by_not[note] if {
	some note, case in {
		"user and account": {"values": [alice, root], "who": user, "want": 0},
		"user alone": {"values": [alice], "who": user, "want": 2},
		"account alone": {"values": [a], "who": user, "want": 2},
		"role and account": {"values": [app, a], "who": role, "want": 0},
		"session and account": {"values": [session, a], "who": role, "want": 2},
		"role alone": {"values": [app], "who": role, "want": 2},
		"a boundary": {"values": [alice, root], "who": object.union(user, {"bounded": true}), "want": 2},
		"everybody": {"values": ["*"], "who": user, "want": 0},
		"the root user": {"values": [root], "who": {"kind": "root", "arn": root, "accounts": [a, root]}, "want": 0},
		"another root user": {"values": [a], "who": {"kind": "root", "arn": "x", "accounts": ["y"]}, "want": 2},
		"a service": {
			"values": ["x.amazonaws.com"],
			"who": {"kind": "service", "arn": "x.amazonaws.com", "accounts": []},
			"want": 0,
		},
		"a provider": {
			"values": ["arn:aws:iam::111122223333:oidc-provider/p"],
			"who": {"kind": "federated", "arn": "arn:aws:iam::111122223333:oidc-provider/p", "accounts": [a, root]},
			"want": 0,
		},
		"anonymous": {"values": [alice], "who": {"kind": "anonymous", "arn": "anonymous", "accounts": []}, "want": 2},
		"a federated user": {
			"values": ["arn:aws:sts::111122223333:federated-user/f", a],
			"who": {"kind": "federated-user", "arn": "arn:aws:sts::111122223333:federated-user/f", "accounts": [a]},
			"want": 0,
		},
	}

	principal.hit_by_not(set(case.values), case.who) == case.want
}

test_hit_by_not_unknown if {
	principal.hit_by_not(principal.compile([token("${aws_x.y.z}"), entry(a)]), user) == 1
	principal.unknown(principal.compile([token("${aws_x.y.z}"), entry(a)]), user) == {"aws_x.y.z"}
}

test_unknown_of_everybody if {
	who := {"kind": "user", "arn": "${aws_iam_user.u.arn}", "accounts": []}
	count(principal.unknown(principal.compile([entry("*")]), who)) == 0
	principal.unknown(principal.compile([entry(alice)]), who) == {"aws_iam_user.u.arn"}
}

test_anonymous if {
	who := principal.caller("anonymous", "") with input as {}
	object.filter(who, ["kind", "arn", "account", "accounts"]) == {
		"kind": "anonymous",
		"arn": "anonymous",
		"account": "",
		"accounts": [],
	}
}

# Callers that only a name tells of.
test_strangers[note] if {
	some note, case in {
		"user": {"name": alice, "want": {"kind": "user", "arn": alice, "account": a, "name": "alice"}},
		"role": {
			"name": app,
			"want": {
				"kind": "role",
				"arn": "arn:aws:sts::111122223333:assumed-role/app/session",
				"account": a,
				"name": "app",
				"behind": app,
			},
		},
		"root": {"name": root, "want": {"kind": "root", "arn": root, "account": a}},
		"federated user": {
			"name": "arn:aws:sts::111122223333:federated-user/f",
			"want": {"kind": "federated-user", "behind": "arn:aws:iam::111122223333:user/f"},
		},
		"provider": {
			"name": "arn:aws:iam::111122223333:saml-provider/p",
			"want": {"kind": "federated", "account": a},
		},
		"token": {"name": "${aws_x.y.z}", "want": {"kind": "role", "behind": "${aws_x.y.z}", "account": ""}},
		"service": {"name": "lambda.amazonaws.com", "want": {"kind": "service", "account": "", "accounts": []}},
		"anonymous": {"name": "anonymous", "want": {"kind": "anonymous", "account": "", "accounts": []}},
		"something else": {"name": "arn:aws:iam::111122223333:group/g", "want": {"kind": "unknown", "account": ""}},
	}

	who := principal.caller(case.name, "") with input as {}
	every field, value in case.want {
		who[field] == value
	}
}

test_caller_of_another_partition if {
	who := principal.caller("arn:aws-cn:iam::111122223333:role/app", "") with input as {}
	who.arn == "arn:aws-cn:sts::111122223333:assumed-role/app/session"
	who.accounts == [a, "arn:aws-cn:iam::111122223333:root"]
}

test_caller_that_is_a_token if {
	who := principal.caller("${aws_iam_role.r.arn}", "") with input as {"principals": {"${aws_iam_role.r.arn}": {
		"arn": "${aws_iam_role.r.arn}",
		"kind": "role",
		"name": "${aws_iam_role.r.name}",
		"account": "${account}",
		"unique_id": "${aws_iam_role.r.unique_id}",
	}}}
	who.behind == "${aws_iam_role.r.arn}"
	who.arn == "arn:aws:sts::${account}:assumed-role/${aws_iam_role.r.name}/session"
	who.keys["aws:userid"].values == ["${aws_iam_role.r.unique_id}:session"]
}

test_keys[note] if {
	some note, case in {
		"user": {"kind": "user", "arn": alice, "want": {
			"aws:principalarn": alice,
			"aws:principalaccount": a,
			"aws:principalisawsservice": "false",
			"aws:username": "n",
			"aws:userid": "ID",
		}},
		"role": {"kind": "role", "arn": app, "want": {
			"aws:principalarn": app,
			"aws:principalaccount": a,
			"aws:principalisawsservice": "false",
			"aws:userid": "ID:session",
		}},
		"root": {"kind": "root", "arn": root, "want": {
			"aws:principalarn": root,
			"aws:principalaccount": a,
			"aws:principalisawsservice": "false",
			"aws:userid": a,
		}},
		"federated user": {"kind": "federated-user", "arn": "arn:aws:sts::111122223333:federated-user/n", "want": {
			"aws:principalarn": "arn:aws:sts::111122223333:federated-user/n",
			"aws:principalaccount": a,
			"aws:principalisawsservice": "false",
			"aws:userid": "111122223333:n",
		}},
		"anonymous": {"kind": "anonymous", "arn": "anonymous", "want": {}},
		"federated": {"kind": "federated", "arn": "arn:aws:iam::111122223333:saml-provider/n", "want": {}},
	}

	who := principal.caller("p", "") with input as {"principals": {"p": {
		"kind": case.kind,
		"arn": case.arn,
		"name": "n",
		"account": a,
		"unique_id": "ID",
	}}}
	{name: key.values[0] | some name, key in who.keys} == case.want
}

test_keys_of_a_service if {
	who := principal.caller("x.amazonaws.com", "") with input as {}
	who.keys == {
		"aws:principalisawsservice": {"values": ["true"]},
		"aws:principalservicename": {"values": ["x.amazonaws.com"]},
		"aws:principalservicenameslist": {"values": ["x.amazonaws.com"], "multi": true},
	}
}

test_tags if {
	who := principal.caller("p", "") with input as {"principals": {"p": {
		"kind": "user",
		"arn": alice,
		"name": "alice",
		"account": a,
		"tags": {"Team": "x"},
	}}}
	who.keys["aws:principaltag/team"].values == ["x"]
}

# No policy can name the id of a caller whose id is not known.
test_id_that_is_made_up if {
	who := principal.caller(alice, "") with input as {}
	who.keys["aws:userid"].values == ["id of alice"]
}

test_limits[note] if {
	some note, case in {
		"none": {"over": {}, "account": {}, "want": {}},
		"boundary": {"over": {"boundary": "b"}, "account": {}, "want": {"bounded": true}},
		"boundary out of view": {"over": {"boundary_arn": {"value": "x"}}, "account": {}, "want": {"bounded": true}},
		"levels": {"over": {}, "account": {"scp": [["s"]]}, "want": {"scp": [["s"]]}},
		"management account": {"over": {}, "account": {"scp": [["s"]], "management": true}, "want": {}},
		"service-linked role": {"over": {"service_linked": true}, "account": {"scp": [["s"]]}, "want": {}},
	}

	who := principal.caller("p", "") with input as {
		"principals": {"p": object.union({"kind": "role", "arn": app, "name": "app", "account": a}, case.over)},
		"accounts": {a: case.account},
	}
	object.filter(who, ["bounded", "scp"]) == case.want
}

test_canonical_id if {
	who := principal.caller(alice, "") with input as {"accounts": {a: {"canonical_id": "c"}}}
	who.accounts == [a, root, "c"]
}

test_issuer if {
	who := principal.caller("p", "") with input as {"principals": {"p": {
		"kind": "federated-user",
		"arn": "arn:aws:sts::111122223333:federated-user/f",
		"name": "f",
		"account": a,
		"issued_by": alice,
	}}}
	who.behind == alice
}

test_session if {
	who := principal.caller(app, session) with input as {}
	who.arn == session
	who.keys["aws:userid"].values == ["id of app:s"]
}

# What nothing but a name tells.
test_names_alone[note] if {
	some note, case in {
		"a token": {
			"name": "${module.app.role_arn}",
			"want": {
				"kind": "role",
				"arn": "arn:aws:sts:::assumed-role/${module.app.role_arn}/session",
				"behind": "${module.app.role_arn}",
				"account": "",
				"name": "${module.app.role_arn}",
				"accounts": [],
				"identity_elsewhere": true,
			},
		},
		"a service": {
			"name": "x.amazonaws.com",
			"want": {"kind": "service", "arn": "x.amazonaws.com", "account": "", "accounts": []},
		},
		"an ARN of another kind": {
			"name": "arn:aws:iam::111122223333:group/g",
			"want": {
				"kind": "unknown",
				"arn": "arn:aws:iam::111122223333:group/g",
				"account": "",
				"accounts": [],
				"identity_elsewhere": true,
			},
		},
	}

	who := principal.caller(case.name, "") with input as {}
	fields := ["kind", "arn", "behind", "account", "name", "accounts", "identity_elsewhere"]
	object.filter(who, fields) == case.want
}

# Organizations UG: service control policies bind IAM users, roles and root users.
test_who_is_under_scps[kind] if {
	some kind, levels in {
		"user": [["s"]],
		"role": [["s"]],
		"federated-user": [["s"]],
		"root": [["s"]],
		"service": [],
		"federated": [],
		"anonymous": [],
	}
	who := principal.caller("p", "") with input as {
		"principals": {"p": {"kind": kind, "arn": "arn:p", "name": "p", "account": a}},
		"accounts": {a: {"scp": [["s"]]}},
	}

	object.get(who, "scp", []) == levels
}

# Only what may name the caller is asked for.
test_unknown_of_others if {
	entries := [
		token("arn:aws:iam::${aws_x.y.z}:user/bob"),
		object.union(entry("arn:aws:iam::${a.b.c}:user/alice"), {"unknown": ["a.b.c"]}),
	]
	principal.unknown(principal.compile(entries), user) == {"a.b.c"}
}
