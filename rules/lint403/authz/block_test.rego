package lint403.authz_test

test_r_s_11[note] if {
	some note, case in {
		"BlockPublicAcls of the bucket": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectAcl"], objects)]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"block_public_acls": "on"}),
					},
				},
			},
			"want": "denied service block-public-access",
		},
		"BlockPublicAcls and a private ACL": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectAcl"], objects)]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "private"}},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"block_public_acls": "on"}),
					},
				},
			},
			"want": "allowed none identity",
		},
		"IgnorePublicAcls": {
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"ignore_public_acls": "on"}),
					},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"canned": "public-read"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"IgnorePublicAcls leaves other grants alone": {
			"policies": {"identity": read},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"ignore_public_acls": "on"}),
					},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"an existing public policy stays": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"block_public_policy": "on"}),
					},
				},
			},
			"want": "allowed none bucket-policy",
		},
		"RestrictPublicBuckets, anonymous": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}

test_r_s_11_2[note] if {
	some note, case in {
		"a public grant in a header": {
			"policies": {"identity": [allow("s3:PutObjectAcl", objects)]},
			"need": {
				"operation": "PutObjectAcl",
				"headers": {"x-amz-grant-read": "uri=\"http://acs.amazonaws.com/groups/global/AllUsers\""},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"block_public_acls": "on"}),
					},
				},
			},
			"want": "denied service block-public-access",
		},
		"PutBucketAcl": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "PutBucketAcl", "key": "", "headers": {"x-amz-acl": "public-read"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": "denied service block-public-access",
		},
		"a public ACL with everything off": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectAcl"], objects)]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"model": {
				"buckets": {
					"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off},
				},
			},
			"want": "allowed none identity",
		},
		"CreateBucket with a public ACL in a blocking account": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "CreateBucket",
				"key": "",
				"headers": {"x-amz-acl": "public-read", "x-amz-object-ownership": "ObjectWriter"},
			},
			"model": {
				"accounts": {a: {"public_access_block": object.union(off, {"block_public_acls": "on"})}},
			},
			"want": "denied service block-public-access",
		},
		"BlockPublicPolicy": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket-new": [to("*", allow("s3:GetObject", objects))],
			},
			"need": {"operation": "PutBucketPolicy", "parameters": {"policy": "bucket-new"}, "key": ""},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"block_public_policy": "on"}),
					},
				},
			},
			"want": "denied service block-public-access",
		},
		"BlockPublicPolicy and a policy that is not public": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket-new": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
			},
			"need": {"operation": "PutBucketPolicy", "parameters": {"policy": "bucket-new"}, "key": ""},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"block_public_policy": "on"}),
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_11_3[note] if {
	some note, case in {
		"BlockPublicPolicy of a new bucket": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket-new": [to("*", allow("s3:GetObject", objects))],
			},
			"need": {"operation": "PutBucketPolicy", "parameters": {"policy": "bucket-new"}, "key": ""},
			"want": "denied service block-public-access",
		},
		"BlockPublicPolicy for an access point policy": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"access-new": [
					to("*", allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
				],
			},
			"need": {
				"operation": "PutAccessPointPolicy",
				"parameters": {"policy": "access-new"},
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"key": "",
			},
			"model": {
				"buckets": {"data-bkt": {"public_access_block": off}},
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied service block-public-access",
		},
		"RestrictPublicBuckets, another account by another statement": {
			"policies": {
				"identity": read,
				"bucket": [
					to("*", allow("s3:GetObject", objects)),
					to({"AWS": partner}, allow("s3:GetObject", objects)),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"RestrictPublicBuckets, the own account": {
			"policies": {"identity": read, "bucket": [to("*", allow("s3:GetObject", objects))]},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none identity",
		},
		"RestrictPublicBuckets, a service": {
			"policies": {
				"bucket": [
					to("*", allow("s3:GetObject", objects)),
					to({"Service": "cloudtrail.amazonaws.com"}, allow("s3:PutObject", objects)),
				],
			},
			"need": {"principal": "cloudtrail.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"cloudtrail.amazonaws.com": {
						"arn": "cloudtrail.amazonaws.com",
						"kind": "service",
						"name": "cloudtrail.amazonaws.com",
						"account": "",
					},
				},
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none bucket-policy",
		},
		"a new bucket has all four": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}

test_r_s_11_4[note] if {
	some note, case in {
		"the account's setting": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
				"accounts": {
					a: {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
				"buckets": {"data-bkt": {"public_access_block": off}},
			},
			"want": "denied explicit block-public-access",
		},
		"the organization's setting": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous"},
			"model": {
				"principals": {
					"anonymous": {
						"arn": "anonymous",
						"kind": "anonymous",
						"name": "anonymous",
						"account": "",
					},
				},
				"accounts": {a: {"organization_block": true}},
				"buckets": {"data-bkt": {"public_access_block": off}},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}
