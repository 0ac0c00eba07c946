package lint403.authz_test

# What a check is on: its kind, the account that owns it, and the layer of its own policies.
test_kinds_of_checks[note] if {
	some note, case in {
		"an object": {"need": {}, "want": [["bucket", a, "bucket-policy"]]},
		"a bucket of another account": {
			"need": {},
			"model": {"buckets": {"data-bkt": {"account": b}}},
			"want": [["bucket", b, "bucket-policy"]],
		},
		"an access point": {
			"need": {"via": point_arn},
			"model": {"access_points": {point_arn: object.union(point, {"account": b})}},
			"want": [["access-point", b, "access-point-policy"], ["bucket", a, "bucket-policy"]],
		},
		"an access point out of view": {
			"need": {"via": "arn:aws:s3:us-east-1:777788889999:accesspoint/x"},
			"want": [["access-point", c, "access-point-policy"], ["bucket", a, "bucket-policy"]],
		},
		"a function behind one": {
			"need": {"via": lambda_point},
			"model": {"access_points": {lambda_point: {
				"arn": lambda_point,
				"account": a,
				"type": "object-lambda",
				"function": "arn:aws:lambda:us-east-1:444455556666:function:f",
				"supporting": point_arn,
			}}},
			"want": [
				["access-point", a, "access-point-policy"],
				["resource", b, "resource-policy"],
				["access-point", a, "access-point-policy"],
				["bucket", a, "bucket-policy"],
			],
		},
		"a key": {
			"need": {},
			"model": encrypted,
			"want": [["bucket", a, "bucket-policy"], ["key", a, "kms-key-policy"]],
		},
		"a role": {"need": {"operation": "AssumeRole", "role": app}, "want": [["trust", a, "trust"]]},
		"a role out of view": {
			"need": {"operation": "AssumeRole", "role": "arn:aws:iam::777788889999:role/x"},
			"want": [["trust", c, "trust"]],
		},
		"an account": {"need": {"operation": "ListBuckets", "bucket": ""}, "want": [["account", a, "identity"]]},
		"the account of an access point": {
			"need": {"operation": "GetAccessPointPolicy", "via": point_arn},
			"model": {"access_points": {point_arn: object.union(point, {"account": b})}},
			"want": [["account", b, "identity"]],
		},
		"something else": {
			"need": {"operation": "DescribeJob", "resource": "arn:aws:s3:us-east-1:444455556666:job/1"},
			"want": [["resource", b, "resource-policy"]],
		},
		"a directory bucket": {
			"need": {},
			"model": {"buckets": {"data-bkt": {"type": "directory"}}},
			"want": [["bucket", a, "bucket-policy"]],
		},
	}

	checks := [judgement.check | some judgement in judged(case).judgements]
	[[check.kind, check.account, check.layer] | some check in checks] == case.want
}

# What a judgement shows of each layer: what denies, what allows, and how surely.
test_kinds_of_layers[note] if {
	some note, case in {
		"allowed": {"identity": read, "want": [0, 1, 0, 2]},
		"denied": {"identity": array.concat(read, [deny("s3:*", "*")]), "want": [1, 1, 2, 2]},
		"perhaps": {"identity": may_read, "want": [0, 1, 0, 1]},
		"perhaps denied": {
			"identity": array.concat(read, [object.union(may_read[0], {"Effect": "Deny"})]),
			"want": [1, 1, 1, 2],
		},
		"neither": {"identity": [], "want": [0, 0, 0, 0]},
	}
	result := judged({"policies": {"identity": case.identity}, "need": {"open_context": true}})
	said := result.judgements[0].layers.identity

	[count(said.denies), count(said.allows), said.deny, said.allow] == case.want
}

# S3 UG, Tagging and access control policies: which actions know the tags that an object has.
test_kinds_of_actions_on_tagged_objects[action] if {
	some action, want in {
		"s3:GetObject": true,
		"s3:GetObjectTagging": true,
		"s3:PutObjectTagging": true,
		"s3:PutObjectAcl": true,
		"s3:DeleteObjectTagging": true,
		"s3:PutObject": false,
		"s3:DeleteObject": false,
		"s3:DeleteObjectVersion": false,
		"s3:AbortMultipartUpload": false,
		"s3:ListMultipartUploadParts": false,
		"s3:BypassGovernanceRetention": false,
	}
	result := decided({
		"policies": {"identity": [when({"StringEquals": {"s3:ExistingObjectTag/Class": "gold"}}, allow("*", "*"))]},
		"need": {"operation": "", "action": action},
		"model": stored,
	})

	result.decision == {true: "allowed", false: "denied"}[want]
}

# Where an access point says nothing, it is reached from the internet.
test_kinds_of_network_origins[note] if {
	some note, case in {
		"not said": {"point": {}, "want": "allowed"},
		"the internet": {"point": {"network_origin": "Internet"}, "want": "allowed"},
		"a VPC": {"point": {"network_origin": "VPC", "vpc": "vpc-1"}, "want": "denied"},
	}

	decided({
		"policies": {"identity": [when({"StringEquals": {"s3:AccessPointNetworkOrigin": "Internet"}}, allow("s3:*", "*"))]},
		"need": {"via": point_arn, "context": {"aws:sourcevpc": {"values": ["vpc-1"]}}},
		"model": {"access_points": {point_arn: object.union(point, case.point)}},
	}).decision == case.want
}

# Between services there is TLS as well; what is not known of it is not known in an open
# context only.
test_kinds_of_connections[note] if {
	some note, case in {
		"a service": {"principal": "cloudtrail.amazonaws.com", "open": false, "want": "allowed"},
		"a service that shows none": {"principal": "cloudtrail.amazonaws.com", "open": true, "want": "denied"},
		"a user": {"principal": alice, "open": false, "want": "allowed"},
		"a user in an open context": {"principal": alice, "open": true, "want": "allowed"},
	}

	decided({
		"policies": {"bucket": [when({"Bool": {"aws:SecureTransport": "true"}}, to("*", allow("s3:*", "*")))]},
		"need": {"principal": case.principal, "open_context": case.open},
	}).decision == case.want
}

# R-S-05, R-S-07: whose an object of another writer is, by the controls of the bucket.
test_kinds_of_ownership[note] if {
	some note, case in {
		"none": {"bucket": {}, "want": "identity"},
		"the bucket's": {"bucket": {"ownership": {"value": "BucketOwnerEnforced"}}, "want": "identity"},
		"the bucket's, which are deleted": {
			"bucket": {"ownership": {"value": "BucketOwnerEnforced", "change": "delete"}},
			"want": "object-acl",
		},
		"the bucket's, where it asks": {"bucket": {"ownership": {"value": "BucketOwnerPreferred"}}, "want": "identity"},
		"the bucket's, where it asked": {
			"bucket": {"ownership": {"value": "BucketOwnerPreferred", "change": "delete"}},
			"want": "object-acl",
		},
		"the writer's": {"bucket": {"ownership": {"value": "ObjectWriter"}}, "want": "object-acl"},
	}

	decided({
		"policies": {"identity": everything},
		"model": {
			"buckets": {"data-bkt": case.bucket},
			"objects": {"data-bkt/reports/q1.csv": {"writer": b, "acl": {"canned": "bucket-owner-full-control"}}},
		},
	}).layer == case.want
}

# A policy that is said to be none is none.
test_kinds_of_no_policies[note] if {
	some note, case in {
		"an access point": {
			"need": {"via": point_arn},
			"model": {"access_points": {point_arn: object.union(point, {"policy": ""})}},
		},
		"a key": {"need": {"operation": "Encrypt", "resource": key}, "model": {"keys": {key: {"policy": ""}}}},
		"a role": {"need": {"operation": "AssumeRole", "role": app}, "model": {"principals": {app: {"trust": ""}}}},
		"a bucket": {"need": {}, "model": {"buckets": {"data-bkt": {"policies": []}}}},
	}
	result := judged({"policies": {"identity": read}, "need": case.need, "model": case.model})

	result.judgements[0].check.policies == []
	{step.layer | some step in result.judgements[0].trace} & {"access-point-policy", "kms-key-policy", "trust", "bucket-policy"} == set()
}
