package lint403.authz_test

# The second of two sides and the last of several: what is told when another rule would do
# as well, and what a rule leaves to others.

# A bucket that was there before may have its ACLs on, so that a grant may count; on the
# half of an access point none does.
test_edges_of_presumed_acls[note] if {
	some note, case in {
		"a new bucket": {"change": "create", "ownership": {}, "want": "denied implicit bucket-policy"},
		"an old one": {"change": "no-op", "ownership": {}, "want": "at-risk implicit bucket-policy"},
		"an old one that says": {
			"change": "no-op",
			"ownership": {"ownership": {"value": "BucketOwnerEnforced"}},
			"want": "denied implicit bucket-policy",
		},
		"one with ACLs on": {
			"change": "no-op",
			"ownership": {"ownership": {"value": "ObjectWriter"}},
			"want": "allowed none bucket-acl",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": {"principal": partner, "operation": "ListObjectsV2", "key": ""},
		"model": {"buckets": {"data-bkt": object.union(
			{"change": case.change, "acl": {"grants": [{"grantee": b, "permission": "READ"}]}},
			case.ownership,
		)}},
		"want": case.want,
	})
}

test_edges_of_acls_behind_access_points[note] if {
	some note, ownership in {"on": {"ownership": {"value": "ObjectWriter"}}, "perhaps on": {"change": "no-op"}}
	holds({
		"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
		"need": {"principal": partner, "operation": "ListObjectsV2", "key": "", "via": point_arn},
		"model": {
			"buckets": {"data-bkt": object.union(ownership, {"acl": {"grants": [{"grantee": b, "permission": "READ"}]}})},
			"access_points": {point_arn: point},
		},
		"want": "denied implicit access-point-policy",
	})
}

# Where a policy and something else allow, the policy is told.
test_edges_of_two_allows[note] if {
	some note, case in {
		"policy and ACL": {"bucket": [to({"AWS": partner}, allow("s3:*", "*"))], "want": ["both", "both"]},
		"a policy that may allow, and an ACL": {
			"bucket": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to({"AWS": partner}, allow("s3:*", "*")))],
			"want": ["bucket-acl", "bucket-acl"],
		},
		"an ACL": {"bucket": [], "want": ["bucket-acl", "bucket-acl"]},
	}
	result := decided({
		"policies": {"identity": everything, "bucket": case.bucket},
		"need": {"principal": partner, "operation": "ListObjectsV2", "key": "", "open_context": true},
		"model": {"buckets": {"data-bkt": {
			"ownership": {"value": "ObjectWriter"},
			"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
		}}},
	})

	[result.layer, result.evals[0].layer] == case.want
}

# A policy out of view may allow; ACLs that are on and grant nothing do not.
test_edges_of_acls_beside_policies_out_of_view[note] if {
	some note, case in {
		"nothing granted": {"grants": [], "want": "allowed none both"},
		"granted": {"grants": [{"grantee": b, "permission": "READ"}], "want": "allowed none bucket-acl"},
	}

	holds({
		"policies": {"identity": everything},
		"need": {"principal": partner, "operation": "ListObjectsV2", "key": "", "open_context": true},
		"model": {"buckets": {"data-bkt": {
			"policy_elsewhere": true,
			"ownership": {"value": "ObjectWriter"},
			"acl": {"grants": case.grants},
		}}},
		"want": case.want,
	})
}

test_edges_of_grants_beside_key_policies[note] if {
	some note, case in {
		"policy and grant": {"key": [to({"AWS": alice}, allow("kms:*", "*"))], "want": "kms-key-policy"},
		"a grant": {"key": [], "want": "kms-grant"},
	}
	result := decided({
		"policies": {"identity": read, "key": case.key},
		"model": object.union(encrypted, {"keys": {key: {"grants": [{"grantee": alice, "operations": ["Decrypt"]}]}}}),
	})

	[check.layer | some check in result.evals] == ["identity", case.want]
}

# R-S-11: a policy of an access point is judged by its own flags and those of its account,
# also where the request does not name the bucket.
test_edges_of_flags_without_a_bucket[note] if {
	some note, case in {
		"the access point": {"point": object.union(off, {"block_public_policy": "on"}), "account": off, "want": "denied"},
		"the account": {"point": off, "account": object.union(off, {"block_public_policy": "on"}), "want": "denied"},
		"neither": {"point": off, "account": off, "want": "allowed"},
		"one that is not known": {"point": off, "account": object.union(off, {"block_public_policy": "unknown"}), "want": "at-risk"},
	}

	decided({
		"policies": {"identity": everything, "new": [to("*", allow("s3:GetObject", "*"))]},
		"need": {
			"operation": "PutAccessPointPolicy",
			"via": point_arn,
			"bucket": "",
			"key": "",
			"parameters": {"policy": "new"},
		},
		"model": {
			"accounts": {a: {"public_access_block": case.account}},
			"access_points": {point_arn: object.union(point, {"public_access_block": case.point})},
		},
	}).decision == case.want
}

# BlockPublicPolicy is about policies of buckets and access points.
test_edges_of_policies_that_are_written[note] if {
	some note, case in {
		"of a key": {"need": {"operation": "PutKeyPolicy", "resource": key}, "want": "allowed none kms-identity"},
		"of a bucket": {"need": {"operation": "PutBucketPolicy", "key": ""}, "want": "denied service block-public-access"},
	}

	holds({
		"policies": {"identity": everything, "new": [to("*", allow("*", "*"))]},
		"need": object.union(case.need, {"parameters": {"policy": "new"}}),
		"want": case.want,
	})
}

# What is certain depends on nothing.
test_edges_of_what_is_unknown[note] if {
	some note, case in {
		"a flag that is on": {"flag": "on", "decision": "denied", "unknown": []},
		"a flag that is not known": {"flag": "unknown", "decision": "at-risk", "unknown": ["BlockPublicAcls"]},
		"a flag that is off": {"flag": "off", "decision": "allowed", "unknown": []},
	}
	result := decided({
		"policies": {"identity": everything},
		"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
		"model": {"buckets": {"data-bkt": {
			"ownership": {"value": "ObjectWriter"},
			"public_access_block": object.union(off, {"block_public_acls": case.flag}),
		}}},
	})

	[result.decision, object.get(result, "unknown", [])] == [case.decision, case.unknown]
}

# R-P-07: AWS refuses NotPrincipal in an Allow, so that it lets nobody in.
test_edges_of_not_principal[note] if {
	some note, case in {
		"to deny": {"effect": "Deny", "identity": everything, "want": "denied explicit bucket-policy"},
		"to allow": {"effect": "Allow", "identity": [], "want": "denied implicit identity"},
	}

	holds({
		"policies": {"identity": case.identity, "bucket": [{
			"Effect": case.effect,
			"NotPrincipal": {"AWS": [app, root]},
			"Action": "*",
			"Resource": "*",
		}]},
		"want": case.want,
	})
}

# R-D-12, R-A-09: whom the policies name that are not attached to the resource.
test_edges_of_policies_on_the_way[note] if {
	some note, case in {
		"a gateway for everybody": {"endpoint": [to("*", allow("*", "*"))], "want": "allowed none identity"},
		"a gateway for the user": {"endpoint": [to({"AWS": alice}, allow("*", "*"))], "want": "denied implicit endpoint"},
		"a gateway for the account": {"endpoint": [to({"AWS": a}, allow("*", "*"))], "want": "denied implicit endpoint"},
		"a gateway for the account, of root": {
			"endpoint": [to({"AWS": a}, allow("*", "*"))],
			"need": {"principal": root},
			"want": "allowed none root",
		},
		"a gateway for another account, of root": {
			"endpoint": [to({"AWS": b}, allow("*", "*"))],
			"need": {"principal": root},
			"want": "denied implicit endpoint",
		},
		"a gateway against all but the user": {
			"endpoint": [
				to("*", allow("*", "*")),
				{"Effect": "Deny", "NotPrincipal": {"AWS": [alice, root]}, "Action": "*", "Resource": "*"},
			],
			"want": "allowed none identity",
		},
		"a gateway against all but another": {
			"endpoint": [
				to("*", allow("*", "*")),
				{"Effect": "Deny", "NotPrincipal": {"AWS": [app, root]}, "Action": "*", "Resource": "*"},
			],
			"want": "denied explicit endpoint",
		},
		"a gateway without a policy": {"endpoint": [], "fields": {"policy": ""}, "want": "allowed none identity"},
		"a gateway that allows nothing": {"endpoint": [], "want": "denied implicit endpoint"},
		"an interface for the user": {
			"endpoint": [to({"AWS": alice}, allow("*", "*"))],
			"fields": {"type": "Interface"},
			"want": "allowed none identity",
		},
		"an interface for another": {
			"endpoint": [to({"AWS": app}, allow("*", "*"))],
			"fields": {"type": "Interface"},
			"want": "denied implicit endpoint",
		},
	}

	holds({
		"policies": {"identity": everything, "endpoint": case.endpoint},
		"need": object.union({"endpoint": "vpce-1"}, object.get(case, "need", {})),
		"model": {"endpoints": {"vpce-1": object.get(case, "fields", {})}},
		"want": case.want,
	})
}

test_edges_of_principals_of_rcps[note] if {
	some note, case in {
		"everybody": {"principal": "*", "want": "denied explicit rcp"},
		"the caller": {"principal": {"AWS": alice}, "want": "allowed none identity"},
	}

	holds({
		"policies": {"identity": everything, "rcp": [to(case.principal, deny("s3:*", "*"))]},
		"model": {"accounts": {a: {"rcp": [["rcp"]]}}},
		"want": case.want,
	})
}

# A copy into a directory bucket reads an object of the other kind as any copy does.
test_edges_of_sources[note] if {
	some note, case in {
		"of the bucket": {"need": {"source_key": "k"}, "model": {}, "want": ["s3:GetObject", "arn:aws:s3:::src/k", "allowed"]},
		"a version": {
			"need": {"source_key": "k", "source_version_id": "v"},
			"model": {},
			"want": ["s3:GetObjectVersion", "arn:aws:s3:::src/k", "allowed"],
		},
		"of somebody else": {
			"need": {"source_key": "k"},
			"model": {"objects": {"src/k": {"owner": b}}},
			"want": ["s3:GetObject", "arn:aws:s3:::src/k", "denied"],
		},
		"a key that is not said": {"need": {}, "model": {}, "want": ["s3:GetObject", "arn:aws:s3:::src/", "allowed"]},
	}
	result := decided({
		"policies": {"identity": everything},
		"need": object.union({"operation": "CopyObject", "source_bucket": "src"}, case.need),
		"model": object.union(case.model, {"buckets": {
			"data-bkt": {"type": "directory"},
			"src": {
				"name": "src",
				"arn": "arn:aws:s3:::src",
				"account": a,
				"type": "general-purpose",
				"ownership": {"value": "ObjectWriter"},
			},
		}}),
	})
	check := result.evals[0]

	[check.action, check.resource, check.decision] == case.want
}

test_edges_of_texts if {
	result := decided({
		"policies": {"identity": everything},
		"need": {"operation": "PutObject", "headers": {"x-amz-create-session-mode": "ReadOnly"}},
		"model": {"buckets": {"data-bkt": {"type": "directory"}}},
	})
	[result.http, result.message] == [403, "Access Denied"]
}

# Everybody is named, whoever the caller turns out to be.
test_edges_of_callers_that_are_not_known if {
	hangs_on({
		"policies": {"bucket": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", allow("s3:*", "*")))]},
		"need": {"principal": "${aws_iam_user.u.arn}"},
		"model": {"principals": {"${aws_iam_user.u.arn}": {
			"arn": "${aws_iam_user.u.arn}",
			"kind": "user",
			"name": "u",
			"account": a,
		}}},
		"want": "at-risk",
		"unknown": ["aws:SourceVpce"],
	})
}

# R-S-15: what each kind of lock keeps, and from whom.
test_edges_of_locks[note] if {
	some note, case in {
		"a hold": {"lock": {"legal_hold": true}, "past": "denied"},
		"compliance": {"lock": {"mode": "COMPLIANCE"}, "past": "denied"},
		"governance": {"lock": {"mode": "GOVERNANCE"}, "past": "allowed"},
	}
	past := {"headers": {"x-amz-bypass-governance-retention": "true"}}
	results := [decided({
		"policies": {"identity": everything},
		"need": request,
		"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": case.lock}}},
	}).decision |
		some request in [
			{"version_id": "v"},
			{"operation": "DeleteObject"},
			{"operation": "DeleteObject", "version_id": "v"},
			object.union({"operation": "DeleteObject", "version_id": "v"}, past),
		]
	]

	results == ["allowed", "allowed", "denied", case.past]
}

# R-S-04: which buckets take keys that the customer sends.
test_edges_of_customer_keys[note] if {
	some note, case in {
		"a new bucket": {"bucket": {}, "want": "denied"},
		"one that says": {"bucket": {"encryption": {"blocked": ["SSE-C"]}}, "want": "denied"},
		"one that blocks nothing": {"bucket": {"encryption": {"blocked": []}}, "want": "allowed"},
		"a directory bucket": {"bucket": {"type": "directory"}, "want": "allowed"},
		"one out of view": {"bucket": {"stranger": true}, "want": "allowed"},
	}

	decided({
		"policies": {"identity": everything},
		"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"}},
		"model": {"buckets": {"data-bkt": case.bucket}},
	}).decision == case.want
}

# R-Z-06: the encryption context names the object that is read, in a copy the source.
test_edges_of_encryption_contexts[note] if {
	some note, case in {
		"of a read": {"need": {}, "encrypted": "data-bkt", "want": object_arn},
		"of a source": {"need": copy, "encrypted": "src-bkt", "want": "arn:aws:s3:::src-bkt/k"},
		"of a source that is not said": {
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt"},
			"encrypted": "src-bkt",
			"want": "arn:aws:s3:::src-bkt/",
		},
		"of a bucket that is written to": {
			"need": object.union(copy, {"key": "k"}),
			"encrypted": "data-bkt",
			"want": "arn:aws:s3:::data-bkt/k",
		},
	}

	decided({
		"policies": {"identity": [
			allow("s3:*", "*"),
			when({"StringEquals": {"kms:EncryptionContext:aws:s3:arn": case.want}}, allow("kms:*", "*")),
		]},
		"need": case.need,
		"model": {"buckets": object.union(
			{"src-bkt": {
				"name": "src-bkt",
				"arn": "arn:aws:s3:::src-bkt",
				"account": a,
				"region": "us-east-1",
				"type": "general-purpose",
			}},
			{case.encrypted: {"encryption": {"algorithm": "aws:kms", "key": key}}},
		)},
	}).decision == "allowed"
}

# R-S-14: the tags of a bucket are those of the bucket, not of what stands before it.
test_edges_of_bucket_tags[note] if {
	some note, case in {
		"of the bucket": {"via": "", "want": "allowed"},
		"through an access point": {"via": point_arn, "want": "denied"},
	}

	decided({
		"policies": {"identity": [when({"StringEquals": {"aws:ResourceTag/stage": "prod"}}, allow("s3:*", "*"))]},
		"need": {"via": case.via | case.via != ""},
		"model": object.union(tagged_bucket, {"access_points": {point_arn: point}}),
	}).decision == case.want
}

# R-A-01: which checks know the access point.
test_edges_of_keys_of_access_points[note] if {
	some note, case in {
		"the access point": {"action": "s3:GetObject", "via": point_arn, "want": "denied"},
		"an Object Lambda access point": {"action": "s3-object-lambda:GetObject", "via": lambda_point, "want": "allowed"},
		"what is behind it": {"action": "s3:GetObject", "via": lambda_point, "want": "denied"},
	}

	decided({
		"policies": {"identity": array.concat(
			everything,
			[when({"Null": {"s3:DataAccessPointArn": "false"}}, deny(case.action, "*"))],
		)},
		"need": {"via": case.via},
		"model": {"access_points": {
			point_arn: point,
			lambda_point: {
				"arn": lambda_point,
				"account": a,
				"type": "object-lambda",
				"function": function,
				"supporting": point_arn,
			},
		}},
	}).decision == case.want
}
