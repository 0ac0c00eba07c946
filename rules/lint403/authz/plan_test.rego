package lint403.authz_test

import data.lint403.authz

# What needs share: a plan that is as settled as it can be before the key is known. No
# decision hangs on it, the time that a decision takes does.

# The plan of a request, which nothing outside the simulation may look into.
planned(case) := plan if {
	asked := object.union(need, object.get(case, "need", {}))
	plan := authz._plan(asked, asked.key) with input as world(case)
}

shared(case) := fields if {
	fields := authz._own with input as world(case)
}

labels := {"id", "declared_by", "why", "range", "expect"}

test_key_is_shared[note] if {
	some note, case in {
		"nobody asks for it": {"policies": {"identity": read}, "want": (labels | {"key"})},
		"a policy asks for the encryption context": {
			"policies": {"key": [when({"StringEquals": {"kms:EncryptionContext:aws:s3:arn": "x"}}, allow("kms:*", "*"))]},
			"want": labels,
		},
		"a grant asks for it": {
			"model": {"keys": {key: {"grants": [{"grantee": alice, "context": {"aws:s3:arn": "x"}}]}}},
			"want": labels,
		},
		"a grant asks for nothing": {
			"model": {"keys": {key: {"grants": [{"grantee": alice}]}}},
			"want": (labels | {"key"}),
		},
	}

	shared(case) == case.want
}

test_settled[note] if {
	some note, case in {
		"every object": {"policies": {"identity": read}, "want": true},
		"everything": {"policies": {"identity": everything}, "want": true},
		"nothing": {"policies": {"identity": []}, "want": true},
		"another action": {"policies": {"identity": [allow("s3:PutObject", object_arn)]}, "want": true},
		"another bucket": {"policies": {"identity": [allow("s3:GetObject", ["arn:aws:s3:::other", "arn:aws:s3:::other/*"])]}, "want": true},
		"another bucket's object": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::other/k")]}, "want": true},
		"a request on the bucket": {
			"need": {"operation": "ListObjectsV2"},
			"policies": {"identity": [allow("s3:ListBucket", "arn:aws:s3:::data-*")]},
			"want": true,
		},
		"some objects": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/reports/*")]}, "want": false},
		"one object": {"policies": {"identity": [allow("s3:GetObject", object_arn)]}, "want": false},
		"a pattern": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*/q1.csv")]}, "want": false},
		"what is not listed": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "s3:*", "NotResource": object_arn}]},
			"want": false,
		},
	}

	settled := true in {true | planned(case).verdict}
	settled == case.want
}

# How the statements of a check are told apart once the key is known.
test_sieve if {
	plan := planned({"policies": {"identity": [
		allow("s3:GetObject", objects),
		allow("s3:GetObject", ["arn:aws:s3:::data-bkt/reports/*", "arn:aws:s3:::other/*", object_arn]),
		allow("s3:GetObject", ["arn:aws:s3:::other/k", "arn:aws:s3:::data-bkt/k"]),
		allow("s3:GetObject", "arn:aws:s3:::data-bkt/*/q1.csv"),
		allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:username}"),
		allow("s3:GetObject", "${aws_x.y.z}/k"),
		{"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::data-bkt/k"},
		allow("s3:GetObject", "*"),
		allow("s3:GetObject", ["arn:aws:s3:::data*", "arn:aws:s3:::data-bkt/k"]),
	]}})
	sieve := plan.checks[0].sieve
	sieve.always == {[0, 2], [7, 2], [8, 2]}
	sieve.prefixes == [[[1, 2], ["arn:aws:s3:::data-bkt/reports/"]]]
	sieve.exact == [[[1, 2], {object_arn}], [[2, 2], {"arn:aws:s3:::data-bkt/k"}]]
	[i | some [i, _] in sieve.other] == [3, 4, 5, 6]
	not plan.verdict
	not plan.checks[0].outcome
}

# A key or bucket that is not known in full is compared as a whole.
test_sieve_of_symbols[note] if {
	some note, case in {
		"a key": {"need": {"key": "${aws_x.y.z}"}},
		"a bucket": {"need": {}, "model": {"buckets": {"data-bkt": {"arn": "arn:aws:s3:::${aws_x.y.z}"}}}},
	}
	sieve := planned(object.union({"policies": {"identity": array.concat(read, everything)}}, case)).checks[0].sieve

	[sieve.always, sieve.prefixes, sieve.exact] == [set(), [], []]
	[i | some [i, _] in sieve.other] == [0, 1]
}
