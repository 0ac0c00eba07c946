package lint403.authz_test

test_r_s_05[note] if {
	some note, case in {
		"an ACL where ACLs are off": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"want": "denied service object-ownership",
		},
		"bucket-owner-full-control is accepted": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "bucket-owner-full-control"}},
			"want": "allowed none identity",
		},
		"BucketOwnerPreferred without the canned ACL: the writer owns": {
			"policies": {"identity": read},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "BucketOwnerPreferred"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"writer": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
		"private counts as an ACL": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "private"}},
			"want": "denied service object-ownership",
		},
		"a grant of full control to the owner is the same": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {
				"operation": "PutObject",
				"headers": {"x-amz-grant-full-control": "id=\"111122223333\""},
			},
			"want": "allowed none identity",
		},
		"a grant to somebody else": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-grant-read": "id=\"444455556666\""}},
			"want": "denied service object-ownership",
		},
	}

	holds(case)
}

test_r_s_05_2[note] if {
	some note, case in {
		"PutBucketAcl where ACLs are off": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {
				"operation": "PutBucketAcl",
				"key": "",
				"headers": {"x-amz-acl": "log-delivery-write"},
			},
			"want": "denied service object-ownership",
		},
		"BucketOwnerEnforced owns old objects": {
			"policies": {"identity": read},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"BucketOwnerPreferred with the canned ACL: the bucket owns": {
			"policies": {"identity": read},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "BucketOwnerPreferred"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"writer": b,
						"acl": {"canned": "bucket-owner-full-control"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none identity",
		},
		"ObjectWriter: the writer owns": {
			"policies": {"identity": read},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"writer": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
		"an ACL where ACLs are on": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "private"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": "allowed none identity",
		},
		"the CopyObject of an ACL": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "CopyObject",
				"source_bucket": "data-bkt",
				"source_key": "a",
				"headers": {"x-amz-acl": "bucket-owner-read"},
			},
			"want": "denied service object-ownership",
		},
	}

	holds(case)
}

test_r_s_06[note] if {
	some note, case in {
		"switching ACLs off under a foreign grant": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "PutBucketOwnershipControls",
				"parameters": {"object-ownership": "BucketOwnerEnforced"},
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
					},
				},
			},
			"want": "denied service object-ownership",
		},
		"another setting is no trouble": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "PutBucketOwnershipControls",
				"parameters": {"object-ownership": "BucketOwnerPreferred"},
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
					},
				},
			},
			"want": "allowed none identity",
		},
		"grants of the owner alone": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "PutBucketOwnershipControls",
				"parameters": {"object-ownership": "BucketOwnerEnforced"},
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": a, "permission": "FULL_CONTROL"}]},
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_08[note] if {
	some note, case in {
		"the bucket policy does not reach a foreign object": {
			"policies": {
				"identity": read,
				"bucket": [to({"AWS": "arn:aws:iam::777788889999:root"}, allow("s3:GetObject", objects))],
			},
			"need": {
				"session_arn": "arn:aws:sts::777788889999:assumed-role/ext/sess1",
				"principal": "arn:aws:iam::777788889999:role/ext",
			},
			"model": {
				"principals": {
					"arn:aws:iam::777788889999:role/ext": {
						"arn": "arn:aws:iam::777788889999:role/ext",
						"kind": "role",
						"name": "ext",
						"account": c,
						"identity": ["identity"],
					},
				},
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
		"its denies do": {
			"policies": {"identity": read, "bucket": [to("*", deny("s3:GetObject", objects))]},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"owner": b,
						"acl": {"canned": "bucket-owner-full-control"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied explicit bucket-policy",
		},
		"an ACL grant and the reader's own policy": {
			"policies": {"identity": read},
			"need": {
				"session_arn": "arn:aws:sts::777788889999:assumed-role/ext/sess1",
				"principal": "arn:aws:iam::777788889999:role/ext",
			},
			"model": {
				"principals": {
					"arn:aws:iam::777788889999:role/ext": {
						"arn": "arn:aws:iam::777788889999:role/ext",
						"kind": "role",
						"name": "ext",
						"account": c,
						"identity": ["identity"],
					},
				},
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"owner": b,
						"acl": {"grants": [{"grantee": c, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"the ACL grant alone": {
			"policies": {"identity": []},
			"need": {
				"session_arn": "arn:aws:sts::777788889999:assumed-role/ext/sess1",
				"principal": "arn:aws:iam::777788889999:role/ext",
			},
			"model": {
				"principals": {
					"arn:aws:iam::777788889999:role/ext": {
						"arn": "arn:aws:iam::777788889999:role/ext",
						"kind": "role",
						"name": "ext",
						"account": c,
						"identity": ["identity"],
					},
				},
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"owner": b,
						"acl": {"grants": [{"grantee": c, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit identity",
		},
		"the owner of the object with its own policy": {
			"policies": {"identity": read},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"the owner of the bucket deletes it": {
			"policies": {"identity": [allow("s3:DeleteObject", objects)]},
			"need": {"operation": "DeleteObject"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_08_2[note] if {
	some note, case in {
		"the owner of the bucket archives it": {
			"policies": {"identity": [allow("s3:RestoreObject", objects)]},
			"need": {"operation": "RestoreObject"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"the root user of the bucket cannot read it": {
			"need": {"principal": "arn:aws:iam::111122223333:root"},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:root": {
						"arn": "arn:aws:iam::111122223333:root",
						"kind": "root",
						"name": "root",
						"account": a,
					},
				},
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
		"nor set its ACL": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {"operation": "PutObjectAcl", "headers": {"x-amz-acl": "private"}},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
		"a version of it": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"version_id": "v1"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {"owner": b, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit object-acl",
		},
	}

	holds(case)
}
