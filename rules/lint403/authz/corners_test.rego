package lint403.authz_test

test_corners_of_access_points[note] if {
	some note, case in {
		"through an endpoint in the VPC": {"need": {"endpoint": "vpce-1"}, "want": "allowed none identity"},
		"through an endpoint in another VPC": {
			"need": {"endpoint": "vpce-1"},
			"model": {"endpoints": {"vpce-1": {"vpc": "vpc-2"}}},
			"want": "denied service access-point-network-origin",
		},
		"from a VPC that the request names": {
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpc": {"values": ["vpc-2"]}}},
			"want": "denied service access-point-network-origin",
		},
		"from the VPC, as the request says": {
			"need": {"context": {"aws:sourcevpc": {"values": ["vpc-1"]}}},
			"want": "allowed none identity",
		},
		"from nowhere in a closed context": {"need": {}, "want": "denied service access-point-network-origin"},
		"from nowhere for certain": {
			"need": {"open_context": true, "context": {"aws:sourcevpc": null}},
			"want": "denied service access-point-network-origin",
		},
		"from anywhere": {"need": {"open_context": true}, "want": "at-risk service access-point-network-origin"},
		"from an endpoint in an open context": {
			"need": {"open_context": true, "endpoint": "vpce-1"},
			"model": {"endpoints": {"vpce-1": {"vpc": "vpc-2"}}},
			"want": "denied service access-point-network-origin",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": object.union({"via": point_arn}, case.need),
		"model": object.union(
			{"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})}},
			object.get(case, "model", {}),
		),
		"want": case.want,
	})
}

test_http_of_what_may_be_refused if {
	result := decided({
		"policies": {"identity": everything},
		"need": {"open_context": true, "via": point_arn},
		"model": {"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})}},
	})
	[result.decision, result.http, result.message] == ["at-risk", 403, "Access Denied"]
}

# R-Z-10: whom a grant names, for which operations and which encryption context.
test_corners_of_grants[note] if {
	some note, case in {
		"the user": {"grant": {}, "want": "allowed none identity"},
		"somebody else": {"grant": {"grantee": app}, "want": "denied implicit kms-identity"},
		"another operation": {"grant": {"operations": ["Encrypt"]}, "want": "denied implicit kms-identity"},
		"the object": {"grant": {"context": {"aws:s3:arn": object_arn}}, "want": "allowed none identity"},
		"another object": {"grant": {"context": {"aws:s3:arn": bucket}}, "want": "denied implicit kms-identity"},
		"the object and more": {
			"grant": {"context": {"aws:s3:arn": object_arn, "team": "x"}},
			"want": "denied implicit kms-identity",
		},
		"something else": {"grant": {"context": {"team": "x"}}, "want": "denied implicit kms-identity"},
		"the role of a session": {"need": {"principal": app}, "grant": {"grantee": app}, "want": "allowed none identity"},
		"a session": {"need": {"principal": app}, "grant": {"grantee": app_session}, "want": "allowed none identity"},
		"a user of another account": {
			"need": {"principal": partner},
			"bucket": [to({"AWS": partner}, allow("s3:*", "*"))],
			"grant": {"grantee": partner},
			"want": "allowed none both",
		},
		"a token that may be the user": {"grant": {"grantee": "${aws_iam_user.u.arn}"}, "want": "at-risk implicit kms-identity"},
		"a token that is no user": {
			"grant": {"grantee": "arn:aws:iam::${x.y.z}:role/r"},
			"want": "denied implicit kms-identity",
		},
	}

	holds({
		"policies": object.union({"identity": read}, {"bucket": case.bucket | case.bucket}),
		"need": object.get(case, "need", {}),
		"model": object.union(encrypted, {"keys": {key: {"grants": [object.union(
			{"grantee": alice, "operations": ["Decrypt"]},
			case.grant,
		)]}}}),
		"want": case.want,
	})
}

# R-Z-02, R-Z-03: a key without a policy of its own, and the managed one.
test_corners_of_keys[note] if {
	some note, case in {
		"the account of the key decides": {"identity": everything, "model": {}, "want": "allowed none identity"},
		"it does not": {"identity": read, "model": {}, "want": "denied implicit kms-identity"},
		"another account's": {
			"identity": everything,
			"model": {"keys": {key: {"account": b}}},
			"want": "denied implicit kms-key-policy",
		},
		"managed": {"identity": read, "model": {"keys": {key: {"managed": "aws"}}}, "want": "allowed none identity"},
		"managed, of another account": {
			"identity": everything,
			"model": {"keys": {key: {"managed": "aws", "account": b}}},
			"want": "denied implicit kms-key-policy",
		},
		"out of view": {
			"identity": everything,
			"model": {"buckets": {"data-bkt": {"encryption": {"key": "arn:aws:kms:us-east-1:444455556666:key/9"}}}},
			"want": "denied implicit kms-key-policy",
		},
	}

	holds({
		"policies": {"identity": case.identity},
		"model": object.union(encrypted, case.model),
		"want": case.want,
	})
}

test_managed_key_serves_s3_alone if {
	holds({
		"policies": {"identity": []},
		"need": {"operation": "Decrypt", "resource": key},
		"model": {"keys": {key: {"managed": "aws"}}},
		"want": "denied implicit kms-key-policy",
	})
}

# What a grant gives across accounts, as the check on the key tells.
test_grant_across_accounts if {
	result := decided({
		"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
		"need": {"principal": partner},
		"model": object.union(encrypted, {"keys": {key: {"grants": [{"grantee": partner, "operations": ["Decrypt"]}]}}}),
	})
	[check.layer | some check in result.evals] == ["both", "kms-grant"]
}

# Near what S3 refuses by itself.
test_corners_of_gates[note] if {
	some note, case in {
		"an ACL of an object in the body": {
			"need": {"operation": "PutObjectAcl"},
			"want": "denied service object-ownership",
		},
		"an ACL of a bucket in the body": {
			"need": {"operation": "PutBucketAcl", "key": ""},
			"want": "denied service object-ownership",
		},
		"an ACL of an object that says nothing new": {
			"need": {"operation": "PutObjectAcl", "headers": {"x-amz-acl": "bucket-owner-full-control"}},
			"want": "allowed none identity",
		},
		"a public ACL that may be set, under a key that is off": {
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"model": {
				"buckets": {"data-bkt": {
					"ownership": {"value": "ObjectWriter"},
					"public_access_block": off,
					"encryption": {"algorithm": "aws:kms", "key": key},
				}},
				"keys": {key: {"state": "disabled"}},
			},
			"want": "denied service s3-service",
		},
		"a public policy that may be set by another account": {
			"need": {"operation": "PutBucketPolicy", "key": "", "principal": partner, "parameters": {"policy": "bucket"}},
			"bucket": [to("*", allow("s3:*", "*"))],
			"model": {"buckets": {"data-bkt": {"public_access_block": off}}},
			"want": "denied service s3-service",
		},
		"a payment that is offered, under a key that is off": {
			"need": {"principal": partner, "headers": {"x-amz-request-payer": "requester"}},
			"bucket": [to({"AWS": partner}, allow("s3:*", "*"))],
			"model": {
				"buckets": {"data-bkt": {
					"request_payer": {"value": "Requester"},
					"encryption": {"algorithm": "aws:kms", "key": key},
				}},
				"keys": {key: {"state": "disabled", "grants": [{"grantee": partner, "operations": ["Decrypt"]}]}},
			},
			"want": "denied service s3-service",
		},
		"a public policy for an access point of a VPC": {
			"need": {"operation": "PutAccessPointPolicy", "via": point_arn, "key": "", "parameters": {"policy": "access"}},
			"model": {
				"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})},
				"policies": {"access": policy("access", [to("*", allow("s3:GetObject", "*"))])},
			},
			"want": "denied service access-point-network-origin",
		},
		"a public policy for an access point of a VPC, from there": {
			"need": {
				"operation": "PutAccessPointPolicy",
				"via": point_arn,
				"key": "",
				"parameters": {"policy": "access"},
				"context": {"aws:sourcevpc": {"values": ["vpc-1"]}},
			},
			"model": {
				"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})},
				"policies": {"access": policy("access", [to("*", allow("s3:GetObject", "*"))])},
			},
			"want": "allowed none identity",
		},
		"a bucket action on a directory bucket of another account": {
			"need": {"operation": "GetBucketTagging", "key": "", "principal": partner},
			"bucket": [to("*", allow("*", "*"))],
			"model": {"buckets": {"data-bkt": {"type": "directory", "public_access_block": off}}},
			"want": "denied implicit bucket-policy",
		},
		"the same, with a policy out of view": {
			"need": {"operation": "GetBucketTagging", "key": "", "principal": partner, "open_context": true},
			"model": {"buckets": {"data-bkt": {"type": "directory", "policy_elsewhere": true}}},
			"want": "denied implicit bucket-policy",
		},
		"a key out of view in another Region": {
			"need": {},
			"model": {"buckets": {"data-bkt": {"encryption": {
				"algorithm": "aws:kms",
				"key": "arn:aws:kms:eu-west-1:111122223333:key/9",
			}}}},
			"want": "denied implicit kms-key-policy",
		},
		"a key out of view in another Region, which may allow": {
			"need": {"open_context": true},
			"model": {"buckets": {"data-bkt": {"encryption": {
				"algorithm": "aws:kms",
				"key": "arn:aws:kms:eu-west-1:111122223333:key/9",
			}}}},
			"want": "denied service s3-service",
		},
		"a function of another account": {
			"need": {"via": lambda_point},
			"model": {"access_points": {lambda_point: {
				"arn": lambda_point,
				"account": a,
				"type": "object-lambda",
				"function": "arn:aws:lambda:us-east-1:444455556666:function:f",
				"supporting": point_arn,
			}}},
			"want": "denied implicit resource-policy",
		},
	}

	holds({
		"policies": object.union({"identity": everything}, {"bucket": case.bucket | case.bucket}),
		"need": case.need,
		"model": object.get(case, "model", {}),
		"want": case.want,
	})
}

# R-A-10: whether the policy of a gateway endpoint has a say, by the Regions.
test_corners_of_endpoints[note] if {
	some note, case in {
		"the same": {"endpoint": "us-east-1", "bucket": "us-east-1", "want": "denied"},
		"another": {"endpoint": "eu-west-1", "bucket": "us-east-1", "want": "allowed"},
		"not said of the endpoint": {"endpoint": "", "bucket": "us-east-1", "want": "denied"},
		"not said of the bucket": {"endpoint": "us-east-1", "bucket": "", "want": "denied"},
		"not known of the endpoint": {"endpoint": "${var.region}", "bucket": "us-east-1", "want": "denied"},
		"not known of the bucket": {"endpoint": "us-east-1", "bucket": "${var.region}", "want": "denied"},
	}

	decided({
		"policies": {"identity": everything, "endpoint": []},
		"need": {"endpoint": "vpce-1"},
		"model": {
			"buckets": {"data-bkt": {"region": case.bucket}},
			"endpoints": {"vpce-1": {"region": case.endpoint}},
		},
	}).decision == case.want
}

# What each check of a request came to.
test_evals if {
	result := decided({
		"policies": {"identity": array.concat(
			read,
			[when({"StringEquals": {"aws:PrincipalTag/t": "x"}}, allow("s3:ListBucket", "*"))],
		)},
		"need": {"open_context": true},
		"model": object.union(encrypted, missing),
	})
	[[check.action, check.decision, check.layer] | some check in result.evals] == [
		["s3:GetObject", "allowed", "identity"],
		["s3:ListBucket", "at-risk", "identity"],
		["kms:Decrypt", "denied", "kms-identity"],
	]
}

# Policies on a function, which Object Lambda and others invoke.
test_corners_of_functions[note] if {
	some note, case in {
		"the function": {"resource": function, "target": function, "want": "allowed none resource-policy"},
		"a version of it": {"resource": sprintf("%s:1", [function]), "target": function, "want": "allowed none resource-policy"},
		"another": {"resource": function, "target": sprintf("%s2", [function]), "want": "denied implicit identity"},
	}

	holds({
		"policies": {"identity": [], "function": [to({"AWS": alice}, allow("lambda:InvokeFunction", "*"))]},
		"need": {"operation": "", "action": "lambda:InvokeFunction", "bucket": "", "resource": case.resource},
		"model": {"policies": {"function": {"kind": "resource", "target": case.target}}},
		"want": case.want,
	})
}

function := "arn:aws:lambda:us-east-1:111122223333:function:f"

# R-S-06: with which ACLs a bucket can be made, and ACLs switched off.
test_corners_of_ownership[note] if {
	some note, case in {
		"made private": {"headers": {"x-amz-acl": "private"}, "want": "allowed none identity"},
		"made public": {"headers": {"x-amz-acl": "log-delivery-write"}, "want": "denied service object-ownership"},
		"made for the owner": {"headers": {"x-amz-grant-read": sprintf("id=%s", [a])}, "want": "allowed none identity"},
		"made for others with ACLs on": {
			"headers": {"x-amz-acl": "log-delivery-write", "x-amz-object-ownership": "ObjectWriter"},
			"want": "allowed none identity",
		},
		"made for others with ACLs off": {
			"headers": {"x-amz-acl": "log-delivery-write", "x-amz-object-ownership": "BucketOwnerEnforced"},
			"want": "denied service object-ownership",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": {"operation": "CreateBucket", "key": "", "headers": case.headers},
		"want": case.want,
	})
}

test_corners_of_switching_off[note] if {
	some note, case in {
		"nothing granted": {"acl": {}, "want": "allowed none identity"},
		"granted to the owner": {"acl": {"grants": [{"grantee": a, "permission": "READ"}]}, "want": "allowed none identity"},
		"by its canonical id": {
			"acl": {"grants": [{"grantee": "canonical", "permission": "READ"}]},
			"want": "allowed none identity",
		},
		"granted to another": {"acl": {"grants": [{"grantee": b, "permission": "READ"}]}, "want": "denied service object-ownership"},
		"but not off": {
			"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
			"parameters": {"object-ownership": "BucketOwnerPreferred"},
			"want": "allowed none identity",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": object.union(
			{"operation": "PutBucketOwnershipControls", "key": ""},
			{"parameters": case.parameters | case.parameters},
		),
		"model": {
			"accounts": {a: {"canonical_id": "canonical"}},
			"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}, "acl": case.acl}},
		},
		"want": case.want,
	})
}

# R-S-13: what another account may not do with a bucket policy, though it is granted.
test_policy_of_another_account[operation] if {
	some operation in ["GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy"]
	result := decided({
		"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
		"need": {"operation": operation, "key": "", "principal": partner},
	})
	[result.decision, result.layer, result.http] == ["denied", "s3-service", 405]
}

# The account of a role is told, because its trust policy may be anywhere.
test_account_of_a_check if {
	role := decided({"need": {"operation": "AssumeRole", "role": app}})
	role.evals[0].account == a
	object_read := decided({"need": {}})
	not object_read.evals[0].account
}

# The flags of an access point, which hold for its policy.
test_flags_of_access_points[note] if {
	some note, case in {
		"not said": {"point": {}, "want": "denied service block-public-access"},
		"on": {"point": {"public_access_block": object.union(off, {"block_public_policy": "on"})}, "want": "denied service block-public-access"},
		"off": {"point": {"public_access_block": off}, "want": "allowed none identity"},
		"not known": {
			"point": {"public_access_block": object.union(off, {"block_public_policy": "unknown"})},
			"want": "at-risk service block-public-access",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": {"operation": "PutAccessPointPolicy", "via": point_arn, "key": "", "parameters": {"policy": "access"}},
		"model": {
			"buckets": {"data-bkt": {"public_access_block": off}},
			"access_points": {point_arn: object.union(point, case.point)},
			"policies": {"access": policy("access", [to("*", allow("s3:GetObject", "*"))])},
		},
		"want": case.want,
	})
}

test_flags_of_an_access_point_out_of_view if {
	holds({
		"policies": {"identity": everything},
		"need": {
			"operation": "PutAccessPointPolicy",
			"via": point_arn,
			"key": "",
			"parameters": {"policy": "access"},
			"open_context": true,
		},
		"model": {
			"buckets": {"data-bkt": {"public_access_block": off}},
			"policies": {"access": policy("access", [to("*", allow("s3:GetObject", "*"))])},
		},
		"want": "at-risk service block-public-access",
	})
}

# What is presumed of a bucket that was there before, and what is told of it.
test_presumed_ownership if {
	result := decided({
		"policies": {"identity": everything},
		"need": {"operation": "PutObject", "headers": {"x-amz-acl": "private"}, "open_context": true},
		"model": {"buckets": {"data-bkt": {"change": "no-op"}}},
	})
	[result.decision, result.layer, result.http, result.message, result.unknown] == [
		"at-risk", "object-ownership", 400, "The bucket does not allow ACLs", ["Object Ownership"],
	]
}

# An empty set of tags is none to copy.
test_copy_of_no_tags if {
	result := decided({"need": copy, "model": {"objects": {"src-bkt/k": {"tags": {}}}}})
	[check.action | some check in result.evals] == ["s3:GetObject", "s3:PutObject"]
}

# A bucket whose policy is out of view, and a public one beside it: nothing is certain.
test_restricted_bucket_out_of_view if {
	holds({
		"policies": {"identity": everything, "bucket": [to("*", allow("s3:*", "*"))]},
		"need": {"principal": partner, "open_context": true},
		"model": {"buckets": {"data-bkt": {"policy_elsewhere": true}}},
		"want": "allowed none both",
	})
}
