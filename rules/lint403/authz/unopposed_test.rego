package lint403.authz_test

import data.lint403.authz

encrypted := {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}}

decrypting := array.concat(read, [allow("kms:Decrypt", "*")])

tls := to("*", when({"Bool": {"aws:SecureTransport": "false"}}, deny("s3:*", objects)))

service := {"principal": "lambda.amazonaws.com", "operation": "AssumeRole", "role": app}

trusting := to({"Service": "lambda.amazonaws.com"}, {"Effect": "Allow", "Action": "sts:AssumeRole"})

# Everything that `decide` allows as well.
test_unopposed[note] if {
	some note, case in {
		"granted": {"policies": {"identity": read}},
		"whatever is said about it": {
			"need": {
				"open_context": true,
				"declarations": [{}],
				"declared_by": "d",
				"why": "w",
				"range": "r",
				"visible": true,
				"expect": "allow",
			},
			"policies": {"identity": read},
		},
		"without headers": {"need": {"headers": {}, "context": {}, "open_context": true}, "policies": {"identity": read}},
		"what is said about it": {
			"need": {"declarations": [], "declared_by": "x", "why": "y", "range": "z", "visible": "both", "expect": "allow"},
			"policies": {"identity": read},
		},
		"objects of its kind": {"policies": {"identity": [allow("s3:?etObject", "arn:aws:s3:::data-bkt/*.csv")]}},
		"no session policy for certain": {
			"policies": {"identity": read},
			"model": {"principals": {alice: {"session": "none"}}},
		},
		"a role": {"need": {"principal": app}, "policies": {"identity": read}},
		"a look": {"need": {"operation": "HeadObject"}, "policies": {"identity": read}},
		"a write": {"need": {"operation": "PutObject"}, "policies": {"identity": [allow("s3:PutObject", objects)]}},
		"a delete": {"need": {"operation": "DeleteObject"}, "policies": {"identity": [allow("s3:DeleteObject", objects)]}},
		"a list": {
			"need": {"operation": "ListObjectsV2", "key": ""},
			"policies": {"identity": [allow("s3:ListBucket", bucket)]},
		},
		"one action": {
			"need": {"operation": "", "action": "s3:GetObject"},
			"policies": {"identity": [allow("s3:Get*", objects)]},
		},
		"transport is spared": {"policies": {"identity": read, "bucket": [tls]}},
		"transport is spared by the caller's own policy": {"policies": {"identity": array.concat(
			read,
			[when({"Bool": {"aws:SecureTransport": "false"}}, deny("s3:*", "*"))],
		)}},
		"the bucket allows, too": {"policies": {"identity": read, "bucket": [to({"AWS": alice}, allow("s3:*", objects))]}},
		"a deny of something else": {"policies": {"identity": array.concat(read, [deny("s3:PutObject", "*")])}},
		"default key policy": {"policies": {"identity": decrypting}, "model": encrypted},
		"default key policy, and all is said": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"state": "enabled", "spec": "SYMMETRIC_DEFAULT"}}}),
		},
		"default key policy, and nothing is known of the rest": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"state": "", "spec": "", "policy": ""}}}),
		},
		"key policy for the account": {
			"policies": {"identity": decrypting, "key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))]},
			"model": encrypted,
		},
		"a service that the role trusts": {"need": service, "policies": {"trust": [trusting]}},
	}

	unopposed(case)
	decided(case).decision == "allowed"
}

# Whatever else is there is left to `decide`.
test_opposed[note] if {
	some note, case in {
		"not granted": {"policies": {"identity": [allow("s3:PutObject", objects)]}},
		"on another object": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/x")]}},
		"on objects of another kind": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*.pdf")]}},
		"for actions of another kind": {"policies": {"identity": [allow("s3:*ObjectTagging", objects)]}},
		"in a folder beside it": {"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/x*")]}},
		"under a condition": {"policies": {"identity": [when({"Bool": {"aws:SecureTransport": "true"}}, read[0])]}},
		"denied": {"policies": {"identity": array.concat(read, [deny("s3:Get*", "*")])}},
		"denied by an action that is not known": {"policies": {"identity": array.concat(
			read,
			[deny("s3:${aws_x.y.z}", "*")],
		)}},
		"denied by what is not listed": {"policies": {"identity": array.concat(
			read,
			[{"Effect": "Deny", "NotAction": "s3:ListBucket", "Resource": "*"}],
		)}},
		"denied by the bucket": {"policies": {"identity": read, "bucket": [to("*", deny("s3:*", objects))]}},
		"denied over TLS, too": {"policies": {
			"identity": read,
			"bucket": [to("*", when({"Bool": {"aws:SecureTransport": ["true", "false"]}}, deny("s3:*", objects)))],
		}},
		"a request without TLS": {
			"need": {"context": {"aws:securetransport": {"values": ["false"]}}},
			"policies": {"identity": read, "bucket": [tls]},
		},
		"boundary": {"policies": {"identity": read, "boundary": read}},
		"boundary out of view": {
			"policies": {"identity": read},
			"model": {"principals": {alice: {"boundary_arn": {"value": "x"}}}},
		},
		"session policy": {"policies": {"identity": read, "session": read}},
		"session that is not known": {
			"policies": {"identity": read},
			"model": {"principals": {alice: {"session": "unknown"}}},
		},
		"service control policy": {"policies": {"identity": read}, "model": {"accounts": {a: {"scp": [["identity"]]}}}},
		"resource control policy": {"policies": {"identity": read}, "model": {"accounts": {a: {"rcp": [["identity"]]}}}},
		"another account": {"need": {"principal": partner}, "policies": {"identity": read}},
		"through an endpoint": {"need": {"endpoint": "vpce-1"}, "policies": {"identity": read}},
		"with headers": {"need": {"headers": {"x-amz-acl": "private"}}, "policies": {"identity": read}},
		"an object that is known": {
			"policies": {"identity": read},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"exists": false}}},
		},
		"a key that is a token": {"need": {"key": "${aws_x.y.z}"}, "policies": {"identity": read}},
		"an action that no bucket has": {
			"need": {"operation": "", "action": "kms:Decrypt"},
			"policies": {"identity": [allow("*", "*")]},
		},
		"another action": {
			"need": {"operation": "", "action": "s3:PutObject"},
			"policies": {"identity": read},
		},
		"another operation": {
			"need": {"operation": "PutObjectAcl"},
			"policies": {"identity": [allow("s3:*", "*")]},
		},
		"a bucket that is a token": {
			"need": {"bucket": "${aws_x.y.z}"},
			"policies": {"identity": [allow("s3:GetObject", "*")]},
			"model": {"buckets": {"${aws_x.y.z}": {
				"name": "${aws_x.y.z}",
				"arn": "arn:aws:s3:::${aws_x.y.z}",
				"account": a,
				"region": "us-east-1",
				"type": "general-purpose",
			}}},
		},
		"directory bucket": {
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"type": "directory"}}},
		},
		"key without a grant": {"policies": {"identity": read}, "model": encrypted},
		"key that denies": {
			"policies": {
				"identity": decrypting,
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					to("*", deny("kms:Decrypt", "*")),
				],
			},
			"model": encrypted,
		},
		"denied the key": {
			"policies": {"identity": array.concat(decrypting, [deny("kms:*", "*")])},
			"model": encrypted,
		},
		"key for somebody else": {
			"policies": {"identity": decrypting, "key": [to({"AWS": app}, allow("kms:*", "*"))]},
			"model": encrypted,
		},
		"key for some actions": {
			"policies": {
				"identity": decrypting,
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:Decrypt", "*"))],
			},
			"model": encrypted,
		},
		"disabled key": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"state": "disabled"}}}),
		},
		"key of another Region": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"region": "eu-west-1"}}}),
		},
		"key of another account": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"account": b}}}),
		},
		"asymmetric key": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"spec": "RSA_2048"}}}),
		},
		"a service that the role does not trust": {
			"need": object.union(service, {"principal": "ec2.amazonaws.com"}),
			"policies": {"trust": [trusting]},
		},
		"a service that the role also denies": {
			"need": service,
			"policies": {"trust": [trusting, to("*", {"Effect": "Deny", "Action": "sts:*"})]},
		},
		"a service with tags": {
			"need": object.union(service, {"parameters": {"tags": "true"}}),
			"policies": {"trust": [trusting]},
		},
		"key for the account under a condition": {
			"policies": {
				"identity": decrypting,
				"key": [when(
					{"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}},
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
				)],
			},
			"model": encrypted,
		},
		"a service under a condition": {
			"need": service,
			"policies": {"trust": [when({"Null": {"aws:SourceArn": "false"}}, trusting)]},
		},
		"a service in a statement without an effect": {
			"need": service,
			"policies": {"trust": [trusting]},
			"model": {"policies": {"trust": {"statements": [object.remove(statement(trusting), ["effect"])]}}},
		},
		"a service that may do something else": {
			"need": service,
			"policies": {"trust": [object.union(trusting, {"Action": "sts:TagSession"})]},
		},
	}

	not unopposed(case)
}

account_key := [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))]

# Where a grant suffices for an operation or action, and where something else has to be
# looked at.
test_suffices[note] if {
	some note, case in {
		"reads": {"policies": {"identity": read}, "want": {"GetObject": true}},
		"any plain request": {
			"policies": {"identity": read},
			"want": {
				"PutObject": true,
				"HeadObject": true,
				"DeleteObject": true,
				"ListObjectsV2": true,
				"s3:GetBucketAcl": true,
				"ListObjectVersions": false,
				"kms:Decrypt": false,
				"": false,
			},
		},
		"beside a deny of what does not come over TLS": {
			"policies": {"identity": read, "bucket": [tls]},
			"want": {"GetObject": true},
		},
		"beside any other deny": {
			"policies": {"identity": array.concat(read, [deny("s3:PutObject", "*")])},
			"want": {"GetObject": false, "s3:GetBucketAcl": false},
		},
		"in a bucket that denies anything": {
			"policies": {"identity": read, "bucket": [to("*", deny("s3:DeleteBucket", bucket))]},
			"want": {"GetObject": false},
		},
		"within a boundary": {"policies": {"identity": read, "boundary": read}, "want": {"GetObject": false}},
		"in the bucket of another account": {
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"account": b}}},
			"want": {"GetObject": false},
		},
		"with the key": {
			"policies": {"identity": decrypting, "key": account_key},
			"model": encrypted,
			"want": {"GetObject": true, "PutObject": false, "DeleteObject": true, "ListObjectsV2": true, "s3:GetObject": true},
		},
		"without the key": {
			"policies": {"identity": read, "key": account_key},
			"model": encrypted,
			"want": {"GetObject": false, "DeleteObject": true},
		},
		"with a key that denies anything": {
			"policies": {"identity": decrypting, "key": array.concat(account_key, [to("*", deny("kms:Encrypt", "*"))])},
			"model": encrypted,
			"want": {"GetObject": false},
		},
		"with the key under a condition": {
			"policies": {"identity": array.concat(
				read,
				[when({"Bool": {"kms:GrantIsForAWSResource": "true"}}, allow("kms:Decrypt", "*"))],
			)},
			"model": encrypted,
			"want": {"GetObject": false},
		},
		"with another key": {
			"policies": {"identity": array.concat(
				read,
				[allow("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/2")],
			)},
			"model": encrypted,
			"want": {"GetObject": false},
		},
		"with a key of another Region": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"region": "eu-west-1"}}}),
			"want": {"GetObject": false},
		},
		"with a key of another account": {
			"policies": {"identity": decrypting},
			"model": object.union(encrypted, {"keys": {key: {"account": b}}}),
			"want": {"GetObject": false},
		},
	}

	case.want == {what: suffices(case, what) | some what, _ in case.want}
}

# Of somebody out of view nothing but the bucket's policy and its organization are known.
test_unhindered[note] if {
	deploy := "arn:aws:iam::111122223333:role/deploy"
	some note, case in {
		"a role": {"who": deploy, "want": true},
		"a user": {"who": "arn:aws:iam::111122223333:user/deploy", "want": true},
		"somebody in view": {"who": alice, "want": false},
		"the root user": {"who": "arn:aws:iam::111122223333:root", "want": false},
		"a role of another account": {"who": "arn:aws:iam::444455556666:role/deploy", "want": false},
		"a session": {"who": "arn:aws:sts::111122223333:assumed-role/deploy/s", "want": false},
		"accounts that are not known": {
			"who": "arn:aws:iam:::role/deploy",
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"account": ""}}},
			"want": false,
		},
		"where the bucket denies": {
			"who": deploy,
			"policies": {"bucket": [to("*", deny("s3:DeleteBucket", bucket))]},
			"want": false,
		},
		"where an organization limits": {
			"who": deploy,
			"policies": {"identity": read},
			"model": {"accounts": {a: {"scp": [["identity"]]}}},
			"want": false,
		},
	}

	case.want == unhindered(case)
}

unhindered(case) if {
	authz.unhindered(case.who, "data-bkt") with input as world(case)
} else := false

suffices(case, what) if {
	authz.suffices(alice, "data-bkt", what) with input as world(case)
} else := false

# R-Z-01, R-Z-03: which keys leave it to the identity policies.
test_opposed_by_keys[note] if {
	some note, case in {
		"managed by AWS": {"model": {"keys": {key: {"managed": "aws"}}}},
		"for another key": {"key": [to({"AWS": root}, allow("kms:*", "arn:aws:kms:us-east-1:111122223333:key/2"))]},
		"for everybody": {"key": [to("*", allow("kms:*", "*"))]},
		"against the account": {"key": [to({"AWS": root}, deny("kms:*", "*"))]},
		"pending deletion": {"model": {"keys": {key: {"state": "pending-deletion"}}}},
		"of nobody in view": {"model": {"buckets": {"data-bkt": {"encryption": {"key": "9"}}}}},
	}

	not unopposed({
		"policies": object.union({"identity": decrypting}, {"key": case.key | case.key}),
		"model": object.union(encrypted, object.get(case, "model", {})),
	})
}

test_unopposed_by_keys[note] if {
	some note, case in {
		"for the root user": {"key": [to({"AWS": root}, allow("kms:*", "*"))]},
		"for the account": {"key": [to({"AWS": a}, allow("kms:*", "*"))]},
		"for every action": {"key": [to({"AWS": a}, allow("*", "*"))]},
		"for the account and others": {"key": [to({"AWS": b}, allow("kms:*", "*")), to({"AWS": [app, a]}, allow("kms:*", "*"))]},
		"against something else": {"key": [to({"AWS": a}, allow("kms:*", "*")), to("*", deny("kms:ScheduleKeyDeletion", "*"))]},
	}

	unopposed({"policies": {"identity": decrypting, "key": case.key}, "model": encrypted})
	decided({"policies": {"identity": decrypting, "key": case.key}, "model": encrypted}).decision == "allowed"
}

# A Deny that asks for more than TLS.
test_opposed_by_conditions[note] if {
	some note, block in {
		"TLS": {"Bool": {"aws:SecureTransport": "true"}},
		"TLS, if any": {"ForAnyValue:Bool": {"aws:SecureTransport": "false"}},
		"TLS as a text": {"StringEquals": {"aws:SecureTransport": "false"}},
		"no service between": {"Bool": {"aws:ViaAWSService": "false"}},
		"nothing known of TLS": {"Null": {"aws:SecureTransport": "false"}},
	}
	guard := when(block, deny("s3:*", "*"))

	not unopposed({"policies": {"identity": array.concat(read, [guard])}})
	not unopposed({"policies": {"identity": read, "bucket": [to("*", guard)]}})
}

test_unopposed_by_conditions[note] if {
	some note, block in {
		"no TLS": {"Bool": {"aws:SecureTransport": "False"}},
		"no TLS, if said": {"BoolIfExists": {"aws:SecureTransport": "false"}},
		"no TLS and more": {"Bool": {"aws:SecureTransport": "false", "aws:ViaAWSService": "false"}},
	}
	guard := when(block, deny("s3:*", "*"))

	unopposed({"policies": {"identity": array.concat(read, [guard])}})
	unopposed({"policies": {"identity": read, "bucket": [to("*", guard)]}})
}

# Of whom or what too little is known.
test_opposed_by_gaps[note] if {
	some note, case in {
		"a caller without an account": {"model": {
			"principals": {alice: {"account": ""}},
			"buckets": {"data-bkt": {"account": ""}},
		}},
		"a root user": {"model": {"principals": {alice: {"kind": "root"}}}},
		"a service on behalf of nobody": {"need": object.union(service, {"operation": "AssumeRoleWithWebIdentity"})},
		"a role under a control policy": {"need": service, "model": {"accounts": {a: {"rcp": [["trust"]]}}}},
		"a bucket that nobody has": {"need": {"bucket": "other"}},
	}

	not unopposed({
		"policies": {"identity": [allow("*", "*")], "trust": [trusting]},
		"need": object.get(case, "need", {}),
		"model": object.get(case, "model", {}),
	})
}

unopposed(case) if {
	request := object.union(need, object.get(case, "need", {}))
	authz.unopposed({field: value | some field, value in request; not _left_out(request, field, value)}) with input as world(case)
}

_left_out(_, _, "")

_left_out(request, field, _) if {
	request.role
	field in {"bucket", "key"}
}
