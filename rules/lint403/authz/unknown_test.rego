package lint403.authz_test

import data.lint403.authz

# Requests of which not everything is known (section 12). `unknown` says what a result
# depends on.

hangs_on(case) if {
	result := decided(object.union(case, {"need": object.union({"open_context": true}, object.get(case, "need", {}))}))
	result.decision == case.want
	object.get(result, "unknown", []) == case.unknown
}

no_endpoint := {"aws:sourcevpce": null, "aws:sourcevpc": null}

test_unknown_keys[note] if {
	some note, case in {
		"a deny on a key that nothing is known of": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"want": "at-risk",
			"unknown": ["aws:SourceVpce"],
		},
		"the key is certainly absent": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"context": no_endpoint},
			"want": "denied",
			"unknown": [],
		},
		"the key follows from the endpoint": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"endpoint": "vpce-1"},
			"want": "allowed",
			"unknown": [],
		},
		"the only grant hangs on a key": {
			"policies": {"identity": [when({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, allow("s3:GetObject", objects))]},
			"want": "at-risk",
			"unknown": ["aws:SourceIp"],
		},
		"a grant beside it does not": {
			"policies": {"identity": array.concat(
				read,
				[when({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, allow("s3:GetObject", objects))],
			)},
			"want": "allowed",
			"unknown": [],
		},
		"a certain deny beside an uncertain one": {
			"policies": {"identity": array.concat(read, [
				when({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, deny("s3:GetObject", objects)),
				deny("s3:GetObject", objects),
			])},
			"want": "denied",
			"unknown": [],
		},
		"a value that is given as unknown": {
			"policies": {"identity": [when({"StringEquals": {"aws:PrincipalTag/t": "x"}}, allow("s3:GetObject", objects))]},
			"need": {"context": {"aws:principaltag/t": {"values": [], "unknown": true}}},
			"want": "at-risk",
			"unknown": ["aws:PrincipalTag/t"],
		},
		"a variable without a known value": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:PrincipalTag/t}/*")]},
			"want": "at-risk",
			"unknown": ["aws:principaltag/t"],
		},
		"a variable whose pattern cannot fit": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:PrincipalTag/t}/*")]},
			"want": "denied",
			"unknown": [],
		},
	}

	hangs_on(case)
}

test_unknown_keys_that_are_known[note] if {
	some note, case in {
		"TLS": {"Bool": {"aws:SecureTransport": "false"}},
		"the version of TLS": {"NumericLessThan": {"s3:TlsVersion": "1.2"}},
		"no service between": {"Bool": {"aws:ViaAWSService": "true"}},
		"nobody calls for a resource": {"Null": {"aws:SourceArn": "false"}},
		"no access point": {"Null": {"s3:DataAccessPointAccount": "false"}},
		"no version": {"Null": {"s3:VersionId": "false"}},
		"no upload headers on a read": {"Null": {"s3:x-amz-server-side-encryption": "false"}},
		"no listing": {"Null": {"s3:prefix": "false"}},
		"the organization": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}},
		"the organization of the resource": {"StringNotEquals": {"aws:ResourceOrgID": "o-1"}},
		"the Region": {"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}},
		"the account": {"StringNotEquals": {"aws:ResourceAccount": a}},
		"the type": {"StringNotEquals": {"aws:PrincipalType": "User"}},
		"no bucket tags": {"Null": {"s3:BucketTag/x": "false"}},
		"no external id": {"Null": {"sts:ExternalId": "false"}},
		"no KMS": {"Null": {"kms:ViaService": "false"}},
	}

	hangs_on({
		"policies": {"identity": array.concat(read, [when(case, deny("s3:GetObject", objects))])},
		"want": "allowed",
		"unknown": [],
	})
}

test_unknown_mfa[note] if {
	some note, case in {
		"long-term keys carry none": {
			"model": {"principals": {alice: {"long_term": true}}},
			"want": "denied",
			"unknown": [],
		},
		"somebody may have one": {"want": "at-risk", "unknown": ["aws:MultiFactorAuthPresent"]},
		"a role that a service assumes has none": {
			"policies": {"trust": [to({"Service": "lambda.amazonaws.com"}, allow("sts:AssumeRole", "*"))]},
			"need": {"principal": app},
			"want": "denied",
			"unknown": [],
		},
		"a role that people assume may have one": {
			"policies": {"trust": [to({"AWS": alice}, allow("sts:AssumeRole", "*"))]},
			"need": {"principal": app},
			"want": "at-risk",
			"unknown": ["aws:MultiFactorAuthPresent"],
		},
	}

	guard := when({"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}, to("*", deny("s3:*", [bucket, objects])))
	hangs_on(object.union(case, {"policies": object.union(
		{"identity": read, "bucket": [guard]},
		object.get(case, "policies", {}),
	)}))
}

token := "${aws_vpc_endpoint.s3.id}"

test_unknown_tokens[note] if {
	some note, case in {
		"the same token": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": token}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"context": {"aws:sourcevpce": {"values": [token]}}},
			"want": "allowed",
			"unknown": [],
		},
		"the id of another resource": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": token}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"context": {"aws:sourcevpce": {"values": ["${aws_vpc_endpoint.other.id}"]}}},
			"want": "denied",
			"unknown": [],
		},
		"another token": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": token}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"context": {"aws:sourcevpce": {"values": ["${module.vpc.endpoint}"]}}},
			"want": "at-risk",
			"unknown": ["aws_vpc_endpoint.s3.id", "module.vpc.endpoint"],
		},
		"a token against a text": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringNotEquals": {"aws:SourceVpce": token}}, to("*", deny("s3:*", [bucket, objects])))],
			},
			"need": {"context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "at-risk",
			"unknown": ["aws_vpc_endpoint.s3.id"],
		},
		"a resource that may fit": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::${aws_s3_bucket.b.id}/*")]},
			"want": "at-risk",
			"unknown": ["aws_s3_bucket.b.id"],
		},
		"a resource that cannot fit": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::other-${aws_s3_bucket.b.id}/*")]},
			"want": "denied",
			"unknown": [],
		},
		"an action that may fit": {
			"policies": {"identity": [allow("s3:${aws_x.y.z}", objects)]},
			"want": "at-risk",
			"unknown": ["aws_x.y.z"],
		},
		"a principal that may be the caller": {
			"policies": {"bucket": [to({"AWS": "${aws_iam_user.u.arn}"}, allow("s3:GetObject", objects))]},
			"want": "at-risk",
			"unknown": ["aws_iam_user.u.arn"],
		},
		"a principal that cannot be the caller": {
			"policies": {"bucket": [to({"AWS": "arn:aws:iam::${aws_x.y.id}:role/x"}, allow("s3:GetObject", objects))]},
			"want": "denied",
			"unknown": [],
		},
		"NotPrincipal that may spare the caller": {
			"policies": {"identity": read, "bucket": [{
				"Effect": "Deny",
				"NotPrincipal": {"AWS": ["${aws_iam_user.u.arn}", "arn:aws:iam::111122223333:root"]},
				"Action": "s3:*",
				"Resource": objects,
			}]},
			"want": "at-risk",
			"unknown": ["aws_iam_user.u.arn"],
		},
		"a condition key that is not known": {
			"policies": {"identity": [when({"StringEquals": {"aws:PrincipalTag/${aws_x.y.z}": "x"}}, allow("s3:GetObject", objects))]},
			"want": "at-risk",
			"unknown": ["aws_x.y.z"],
		},
		"the key of the object": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/reports/*")]},
			"need": {"key": "${aws_x.y.z}"},
			"want": "at-risk",
			"unknown": ["aws_x.y.z"],
		},
		"the key of the object, covered anyway": {
			"policies": {"identity": read},
			"need": {"key": "${aws_x.y.z}"},
			"want": "allowed",
			"unknown": [],
		},
		"a number": {
			"policies": {"identity": [when({"NumericLessThan": {"s3:max-keys": "${aws_x.y.z}"}}, allow("s3:GetObject", objects))]},
			"need": {"context": {"s3:max-keys": {"values": ["5"]}}},
			"want": "at-risk",
			"unknown": ["aws_x.y.z"],
		},
		"an address": {
			"policies": {"identity": [when({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, allow("s3:GetObject", objects))]},
			"need": {"context": {"aws:sourceip": {"values": ["${aws_eip.nat.public_ip}"]}}},
			"want": "at-risk",
			"unknown": ["aws_eip.nat.public_ip"],
		},
	}

	hangs_on(case)
}

test_documents_out_of_view[note] if {
	some note, case in {
		"a caller that is not managed here": {
			"need": {"principal": "arn:aws:iam::111122223333:role/elsewhere"},
			"want": "allowed",
			"unknown": [],
		},
		"an attached policy that is not in view": {
			"policies": {"identity": []},
			"model": {"principals": {alice: {"managed_arns": [{"value": "arn:aws:iam::111122223333:policy/x"}]}}},
			"want": "at-risk",
			"unknown": ["policy arn:aws:iam::111122223333:policy/x"],
		},
		"a well-known one that allows": {
			"model": {"principals": {alice: {"managed_arns": [{"value": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}]}}},
			"want": "allowed",
			"unknown": [],
		},
		"a well-known one that does not": {
			"model": {"principals": {alice: {"managed_arns": [{"value": "arn:aws:iam::aws:policy/AmazonSQSFullAccess"}]}}},
			"want": "denied",
			"unknown": [],
		},
		"one that allows beside a deny that may apply": {
			"policies": {"bucket": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", objects)))]},
			"model": {"principals": {alice: {
				"managed_arns": [{"value": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}],
				"session": "none",
			}}},
			"want": "at-risk",
			"unknown": ["aws:SourceVpce"],
		},
		"a boundary in view, which may allow": {
			"policies": {
				"identity": read,
				"boundary": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, allow("s3:*", objects))],
			},
			"model": {"principals": {alice: {"boundary_arn": {"value": "arn:aws:iam::111122223333:policy/b"}}}},
			"want": "at-risk",
			"unknown": ["aws:SourceVpce"],
		},
		"a boundary that is not in view": {
			"policies": {"identity": read},
			"model": {"principals": {alice: {"boundary_arn": {"value": "arn:aws:iam::aws:policy/B"}}}},
			"want": "at-risk",
			"unknown": ["policy arn:aws:iam::aws:policy/B"],
		},
		"a session policy that may have been passed": {
			"policies": {"identity": read},
			"model": {"principals": {alice: {"session": "unknown"}}},
			"want": "at-risk",
			"unknown": ["session policy"],
		},
		"a bucket policy out of view, and nothing else": {
			"policies": {"identity": []},
			"model": {"buckets": {"data-bkt": {"policy_elsewhere": true}}},
			"want": "at-risk",
			"unknown": ["policy of bucket:data-bkt"],
		},
		"a bucket policy out of view, and an identity policy": {
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"policy_elsewhere": true}}},
			"want": "allowed",
			"unknown": [],
		},
		"a bucket of another account, whose policy is out of view": {
			"policies": {"identity": read},
			"need": {"principal": partner},
			"model": {"buckets": {"data-bkt": {"policy_elsewhere": true}}},
			"want": "allowed",
			"unknown": [],
		},
		"a bucket that only the request names": {
			"policies": {"identity": [allow("s3:GetObject", "*")]},
			"need": {"bucket": "elsewhere"},
			"want": "allowed",
			"unknown": [],
		},
		"a document that is not known in full": {
			"policies": {"identity": [allow("s3:PutObject", objects)]},
			"model": {"policies": {"identity": {"incomplete": ["aws_x.y.z"]}}},
			"want": "at-risk",
			"unknown": ["policy identity"],
		},
		"a bucket policy that is not known in full": {
			"policies": {"identity": [], "bucket": []},
			"model": {"policies": {"bucket": {"incomplete": ["aws_x.y.z"]}}},
			"want": "at-risk",
			"unknown": ["policy bucket"],
		},
		"an endpoint policy that is not known in full": {
			"policies": {"identity": read, "endpoint": []},
			"need": {"endpoint": "vpce-1"},
			"model": {"policies": {"endpoint": {"incomplete": ["aws_x.y.z"]}}},
			"want": "at-risk",
			"unknown": ["policy endpoint"],
		},
	}

	hangs_on(case)
}

test_accounts_that_are_not_known[note] if {
	some note, case in {
		"the account may be the same, both sides allow": {
			"policies": {"identity": read, "bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))]},
			"want": "allowed",
			"unknown": [],
		},
		"the account may be the same, one side allows": {
			"policies": {"identity": read},
			"want": "at-risk",
			"unknown": ["account"],
		},
		"neither side allows": {"policies": {"identity": []}, "want": "denied", "unknown": []},
		"the account is the caller's": {
			"policies": {"identity": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, allow("s3:GetObject", objects))]},
			"need": {"principal": "${aws_iam_user.u.arn}"},
			"of": {"principals": {"${aws_iam_user.u.arn}": {
				"arn": "arn:aws:iam::${account}:user/u",
				"kind": "user",
				"name": "u",
				"account": "${account}",
				"identity": ["identity"],
			}}},
			"want": "at-risk",
			"unknown": ["aws:SourceVpce"],
		},
	}

	model := object.union({"buckets": {"data-bkt": {"account": "${account}"}}}, object.get(case, "of", {}))
	hangs_on(object.union(case, {"model": model}))
}

test_unknown_settings[note] if {
	some note, case in {
		"a flag of Block Public Access": {
			"policies": {"identity": read, "bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": partner},
			"model": {"buckets": {"data-bkt": {"public_access_block": object.union(off, {"restrict_public_buckets": "unknown"})}}},
			"want": "at-risk",
			"unknown": ["RestrictPublicBuckets"],
		},
		"the flag for ACLs": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"model": {"buckets": {"data-bkt": {
				"ownership": {"value": "ObjectWriter"},
				"public_access_block": object.union(off, {"block_public_acls": "unknown"}),
			}}},
			"want": "at-risk",
			"unknown": ["BlockPublicAcls"],
		},
		"the flag for policies": {
			"policies": {"identity": [allow("s3:*", "*")], "new": [to("*", allow("s3:GetObject", objects))]},
			"need": {"operation": "PutBucketPolicy", "parameters": {"policy": "new"}},
			"model": {"buckets": {"data-bkt": {"public_access_block": object.union(off, {"block_public_policy": "unknown"})}}},
			"want": "at-risk",
			"unknown": ["BlockPublicPolicy"],
		},
		"the header of Requester Pays": {
			"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:GetObject", objects))]},
			"need": {"principal": partner},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "at-risk",
			"unknown": ["x-amz-request-payer"],
		},
		"the VPC of a request to an access point": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap"},
			"model": {"access_points": {"arn:aws:s3:us-east-1:111122223333:accesspoint/ap": {
				"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap",
				"account": a,
				"type": "standard",
				"network_origin": "VPC",
				"vpc": "vpc-1",
			}}},
			"want": "at-risk",
			"unknown": ["aws:SourceVpc"],
		},
		"a public policy that a token pins": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringEquals": {"aws:SourceVpce": ["${aws_x.y.z}"]}}, to("*", allow("s3:GetObject", objects)))],
			},
			"need": {"principal": partner, "context": {"aws:sourcevpce": {"values": ["${aws_x.y.z}"]}}},
			"want": "allowed",
			"unknown": [],
		},
		"a public policy that may be pinned": {
			"policies": {
				"identity": read,
				"bucket": [when({"StringEquals": {"aws:SourceVpce": "${var.endpoint}"}}, to("*", allow("s3:GetObject", objects)))],
			},
			"need": {"principal": partner, "context": {"aws:sourcevpce": {"values": ["${var.endpoint}"]}}},
			"want": "at-risk",
			"unknown": ["RestrictPublicBuckets"],
		},
	}

	hangs_on(case)
}

test_unknown_kms[note] if {
	some note, case in {
		"a key of another account that is out of view": {
			"policies": {"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", "*")]},
			"model": {"buckets": {"data-bkt": {"encryption": {
				"algorithm": "aws:kms",
				"key": "arn:aws:kms:us-east-1:444455556666:key/9",
			}}}},
			"want": "allowed",
			"unknown": [],
		},
		"a key out of view and no identity policy": {
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"encryption": {
				"algorithm": "aws:kms",
				"key": "arn:aws:kms:us-east-1:111122223333:key/9",
			}}}},
			"want": "at-risk",
			"unknown": ["policy of key:arn:aws:kms:us-east-1:111122223333:key/9"],
		},
		"the KMS call has no endpoint": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", "*")],
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					when({"Null": {"aws:SourceVpce": "false"}}, to("*", deny("kms:*", "*"))),
				],
			},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "allowed",
			"unknown": [],
		},
		"a grant whose grantee is not known": {
			"policies": {"identity": read},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"grants": [{"grantee": "${aws_iam_user.u.arn}", "operations": ["Decrypt"]}]}},
			},
			"want": "at-risk",
			"unknown": ["aws_iam_user.u.arn"],
		},
	}

	hangs_on(case)
}

test_services_in_open_contexts[note] if {
	some note, case in {
		"a service shows no transport": {
			"policies": {"bucket": [
				to({"Service": "cloudtrail.amazonaws.com"}, allow("s3:PutObject", objects)),
				when({"Bool": {"aws:SecureTransport": "false"}}, to("*", deny("s3:*", objects))),
			]},
			"want": "allowed",
			"unknown": [],
		},
		"a service has no organization": {
			"policies": {"bucket": [
				to({"Service": "cloudtrail.amazonaws.com"}, allow("s3:PutObject", objects)),
				when({"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}, to("*", deny("s3:*", objects))),
			]},
			"want": "denied",
			"unknown": [],
		},
		"for which account it calls is not known": {
			"policies": {"bucket": [when(
				{"StringEquals": {"aws:SourceAccount": a}},
				to({"Service": "cloudtrail.amazonaws.com"}, allow("s3:PutObject", objects)),
			)]},
			"want": "at-risk",
			"unknown": ["aws:SourceAccount"],
		},
	}

	hangs_on(object.union(case, {"need": {"principal": "cloudtrail.amazonaws.com", "operation": "PutObject"}}))
}

test_an_operation_that_nobody_knows if {
	result := decided({"need": {"operation": "Frobnicate"}})
	result == {
		"id": "n",
		"decision": "at-risk",
		"kind": "none",
		"layer": "none",
		"http": 0,
		"message": "",
		"unknown": ["operation Frobnicate"],
		"evals": [],
		"trace": [],
	}
}

# The decisions of a model are those of its needs.
test_decisions if {
	model := world({"policies": {"identity": read}})
	results := authz.decisions with input as object.union(model, {"needs": [
		need,
		object.union(need, {"id": "m", "key": "other"}),
		object.union(need, {"id": "o", "operation": "PutObject"}),
	]})
	{id: result.decision | some id, result in results} == {"n": "allowed", "m": "allowed", "o": "denied"}
	results.m.evals[0].resource == "arn:aws:s3:::data-bkt/other"
}
