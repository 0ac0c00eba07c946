package lint403.authz_test

import data.lint403.authz

# What rules that name every layer see of a request.
test_judged_layers if {
	result := judged({"policies": {
		"identity": array.concat(read, [deny("s3:*", bucket)]),
		"boundary": [allow("ec2:*", "*")],
		"bucket": [
			to({"AWS": alice}, deny("s3:GetObject", objects)),
			to({"AWS": alice}, allow("s3:GetObject", objects)),
		],
	}})
	judgement := result.judgements[0]

	judgement.check.resource == object_arn
	judgement.request.resource == object_arn
	judgement.deny == 2
	judgement.verdict == 0
	{name: [layer.deny, layer.allow] | some name, layer in judgement.layers} == {
		"identity": [0, 2],
		"boundary": [0, 0],
		"resource": [2, 2],
	}
	[hit.statement.index | some hit in judgement.layers.resource.denies] == [0]
	[hit.statement.index | some hit in judgement.layers.resource.allows] == [1]
	judgement.terms == {
		"relation": "same",
		"scp": 2,
		"endpoint": 2,
		"identity": 2,
		"boundary": 0,
		"session": 2,
		"allow": 2,
		"resource": {"direct": 2, "role": 0, "account": 0, "grant": 0},
	}
	judgement.reason.layer == "bucket-policy"
	[step.verdict | some step in judgement.trace] == ["explicit-deny", "allow", "implicit-deny"]
	result.who.arn == alice
	result.gate.verdict == 0
	result.decision.layer == "bucket-policy"
}

# Whose policies have to allow.
test_judged_relation[note] if {
	some note, case in {
		"the root user of the account": {"need": {"principal": root}, "want": "root"},
		"the root user and a key": {"need": {"principal": root, "operation": "Encrypt", "resource": key}, "want": "same"},
		"the root user and a role": {"need": {"principal": root, "operation": "AssumeRole", "role": app}, "want": "same"},
		"the root user of another account": {"need": {"principal": "arn:aws:iam::444455556666:root"}, "want": "cross"},
		"a user": {"need": {}, "want": "same"},
		"a role of another account": {"need": {"principal": partner}, "want": "cross"},
		"a service": {"need": {"principal": "lambda.amazonaws.com"}, "want": "self"},
		"anybody": {"need": {"principal": "anonymous"}, "want": "self"},
		"a caller without a known account": {
			"need": {"principal": "p"},
			"model": {"principals": {"p": {"arn": "p", "kind": "user", "name": "p", "account": ""}}},
			"want": "unclear",
		},
		"a caller in an account that is a token": {
			"need": {"principal": "p"},
			"model": {"principals": {"p": {"arn": "p", "kind": "user", "name": "p", "account": "${x.y.z}"}}},
			"want": "unclear",
		},
		"a bucket without a known account": {"need": {"bucket": "elsewhere"}, "want": "unclear"},
	}

	judged(case).judgements[0].terms.relation == case.want
}

test_judged_session_of_a_need if {
	result := judged({
		"policies": {"identity": read, "other": [allow("s3:PutObject", "*")]},
		"need": {"sessions": ["other"]},
	})
	result.decision.layer == "session"
	result.judgements[0].terms.session == 0
}

test_refusal if {
	case := {"policies": {"identity": []}}
	result := judged(case)
	text := authz.refusal(result.who, result.judgements[0], "scp", "explicit") with input as world(case)
	text == concat(" ", [
		"User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject",
		`on resource: "arn:aws:s3:::data-bkt/reports/q1.csv" with an explicit deny in a service control policy`,
	])
}

test_steps if {
	result := judged({"policies": {"identity": read}})
	[[step.layer, step.verdict] | some step in authz.steps(result.judgements[0])] == [["identity", "allow"]]
}

test_depends if {
	case := {
		"policies": {"identity": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, allow("s3:GetObject", objects))]},
		"need": {"open_context": true},
	}
	result := judged(case)
	judgement := result.judgements[0]
	names := authz.depends(result.who, judgement) with input as world(case)
	names == {"aws:SourceVpce"}
	of_hit := authz.depends_on(judgement.hits[0], result.who, judgement) with input as world(case)
	of_hit == {"aws:SourceVpce"}
}

# R-D-09: several session policies are one.
test_r_d_09[note] if {
	some note, case in {
		"one of them allows": {"other": read, "want": "allowed none identity"},
		"one of them denies": {"other": [allow("*", "*"), deny("s3:*", "*")], "want": "denied explicit session"},
	}

	holds({
		"policies": {"identity": read, "session": [allow("s3:GetObject", objects)], "other": case.other},
		"need": {"principal": app},
		"model": {"principals": {app: {"sessions": ["session", "other"]}}},
		"want": case.want,
	})
}

# R-S-07: whoever deletes the ownership controls is left with ObjectWriter.
test_r_s_07[note] if {
	some note, case in {
		"deleted": {"change": "delete", "want": "denied implicit object-acl"},
		"kept": {"change": "update", "want": "allowed none identity"},
	}

	holds({
		"policies": {"identity": read},
		"model": {
			"buckets": {"data-bkt": {"ownership": {"value": "BucketOwnerEnforced", "change": case.change}}},
			"objects": {"data-bkt/reports/q1.csv": {"writer": b}},
		},
		"want": case.want,
	})
}

# R-Z-09: what a Bucket Key remembers is not simulated; a permission that is gone is gone.
test_r_z_09 if holds({
	"policies": {"identity": read},
	"model": {"objects": {"data-bkt/reports/q1.csv": {"encryption": {
		"algorithm": "aws:kms",
		"key": key,
		"bucket_key": "on",
	}}}},
	"want": "denied implicit kms-identity",
})

# A document that is not known in full may allow.
test_judged_incomplete if {
	result := judged({
		"policies": {"identity": [], "boundary": [allow("ec2:*", "*")]},
		"model": {"policies": {"identity": {"incomplete": ["x.y.z"]}}},
	})
	{name: layer.allow | some name, layer in result.judgements[0].layers} == {"identity": 1, "boundary": 0}
}
