package lint403.authz_test

test_r_s_09[note] if {
	some note, case in {
		"bucket READ lists": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "ListObjectsV2",
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
			"want": "allowed none bucket-acl",
		},
		"bucket READ does not read objects": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"object READ": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"an ACL needs the caller's own policy too": {
			"policies": {"identity": []},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit identity",
		},
		"bucket WRITE puts": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutObject",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "WRITE"}]},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
		"bucket WRITE does not list": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "ListObjectsV2",
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "WRITE"}]},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}

test_r_s_09_2[note] if {
	some note, case in {
		"bucket READ_ACP": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "GetBucketAcl",
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "READ_ACP"}]},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
		"bucket WRITE_ACP": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutBucketAcl",
				"key": "",
				"headers": {"x-amz-acl": "private"},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "WRITE_ACP"}]},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
		"FULL_CONTROL is everything": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "ListObjectVersions",
				"key": "",
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"grants": [{"grantee": b, "permission": "FULL_CONTROL"}]},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
		"object READ of a version": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"version_id": "v1",
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"object READ_ACP": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "GetObjectAcl",
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ_ACP"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"object READ does not read the ACL": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "GetObjectAcl",
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}

test_r_s_09_3[note] if {
	some note, case in {
		"log delivery writes by its group": {
			"need": {"principal": "logging.s3.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"logging.s3.amazonaws.com": {
						"arn": "logging.s3.amazonaws.com",
						"kind": "service",
						"name": "logging.s3.amazonaws.com",
						"account": "",
					},
				},
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"acl": {"canned": "log-delivery-write"},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
		"other services do not": {
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
						"ownership": {"value": "ObjectWriter"},
						"acl": {"canned": "log-delivery-write"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"authenticated users of any account": {
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
				"buckets": {
					"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"canned": "authenticated-read"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"anonymous callers are not authenticated": {
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
					"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"canned": "authenticated-read"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"ACLs do nothing where they are off": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"object READ does not change the ACL": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutObjectAcl",
				"headers": {"x-amz-acl": "private"},
			},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"grants": [{"grantee": b, "permission": "READ"}]},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}

test_r_s_10[note] if {
	some note, case in {
		"public-read": {
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
					"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"acl": {"canned": "public-read"},
						"encryption": {"algorithm": "AES256"},
					},
				},
			},
			"want": "allowed none object-acl",
		},
		"private": {
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
					"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {"acl": {"canned": "private"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"public-read-write lets anybody put": {
			"need": {"principal": "anonymous", "operation": "PutObject"},
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
						"public_access_block": off,
						"acl": {"canned": "public-read-write"},
					},
				},
			},
			"want": "allowed none bucket-acl",
		},
	}

	holds(case)
}

some_id := "1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c"

# A canonical id that nobody in view has may be the caller's.
test_canonical_ids[note] if {
	some note, case in {
		"of somebody": {"grantee": some_id, "open": true, "accounts": {}, "want": "at-risk"},
		"of somebody, and nothing is open": {"grantee": some_id, "open": false, "accounts": {}, "want": "denied"},
		"of another account": {
			"grantee": some_id,
			"open": true,
			"accounts": {c: {"canonical_id": some_id}},
			"want": "denied",
		},
		"of the caller's account": {
			"grantee": some_id,
			"open": true,
			"accounts": {b: {"canonical_id": some_id}},
			"want": "allowed",
		},
		"of AWS": {
			"grantee": "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
			"open": true,
			"accounts": {},
			"want": "denied",
		},
	}

	result := decided({
		"policies": {"identity": [allow("s3:*", "*")]},
		"need": {"principal": partner, "operation": "ListObjectsV2", "key": "", "open_context": case.open},
		"model": {
			"accounts": case.accounts,
			"buckets": {"data-bkt": {
				"ownership": {"value": "ObjectWriter"},
				"acl": {"grants": [{"grantee": case.grantee, "permission": "READ"}]},
			}},
		},
	})
	result.decision == case.want
}
