package lint403.authz_test

test_r_s_01[note] if {
	some note, case in {
		"the expected owner is somebody else": {
			"policies": {"identity": read},
			"need": {"headers": {"x-amz-expected-bucket-owner": b}},
			"want": "denied service s3-expected-owner",
		},
		"the expected owner is right": {
			"policies": {"identity": read},
			"need": {"headers": {"x-amz-expected-bucket-owner": a}},
			"want": "allowed none identity",
		},
		"the expected owner of a copy's source": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "CopyObject",
				"source_bucket": "src-bkt",
				"source_key": "a",
				"headers": {"x-amz-source-expected-bucket-owner": b},
			},
			"model": {
				"buckets": {
					"src-bkt": {
						"name": "src-bkt",
						"arn": "arn:aws:s3:::src-bkt",
						"account": a,
						"region": "us-east-1",
						"type": "general-purpose",
					},
				},
			},
			"want": "denied service s3-expected-owner",
		},
	}

	holds(case)
}

test_r_s_02[note] if {
	some note, case in {
		"a VPC access point from the internet": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "VPC",
						"type": "standard",
						"vpc": "vpc-1",
					},
				},
			},
			"want": "denied service access-point-network-origin",
		},
		"a VPC access point from its VPC": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {
					"aws:sourcevpc": {"values": ["vpc-1"]},
					"aws:sourcevpce": {"values": ["vpce-1"]},
				},
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "VPC",
						"type": "standard",
						"vpc": "vpc-1",
					},
				},
			},
			"want": "allowed none identity",
		},
		"a VPC access point from another VPC": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {"aws:sourcevpc": {"values": ["vpc-2"]}},
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "VPC",
						"type": "standard",
						"vpc": "vpc-1",
					},
				},
			},
			"want": "denied service access-point-network-origin",
		},
	}

	holds(case)
}

test_r_s_03[note] if {
	some note, case in {
		"another account without the header": {
			"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:GetObject", objects))]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "denied service requester-pays",
		},
		"another account with the header": {
			"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:GetObject", objects))]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"headers": {"x-amz-request-payer": "requester"},
			},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "allowed none both",
		},
		"the account of the bucket": {
			"policies": {"identity": read},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_04[note] if {
	some note, case in {
		"writing with SSE-C is blocked by default": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {
				"operation": "PutObject",
				"headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"},
			},
			"want": "denied service s3-blocked-encryption",
		},
		"unless the bucket says otherwise": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {
				"operation": "PutObject",
				"headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"},
			},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "AES256", "blocked": ["NONE"]}}}},
			"want": "allowed none identity",
		},
		"or NONE": {
			"policies": {
				"identity": [
					allow(["s3:PutObject", "s3:PutObjectAcl", "s3:PutBucketAcl"], [bucket, objects]),
				],
			},
			"need": {
				"operation": "PutObject",
				"headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"},
			},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "AES256", "blocked": ["NONE"]}}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_13[note] if {
	some note, case in {
		"a bucket policy by another account": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:*", bucket))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutBucketPolicy",
				"key": "",
			},
			"want": "denied service s3-service",
		},
		"without permission it is 403": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "GetBucketPolicy",
				"key": "",
			},
			"want": "denied implicit bucket-policy",
		},
		"the root user of the bucket ignores its denies": {
			"policies": {"bucket": [to("*", deny("s3:*", [bucket, objects]))]},
			"need": {
				"principal": "arn:aws:iam::111122223333:root",
				"operation": "DeleteBucketPolicy",
				"key": "",
			},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:root": {
						"arn": "arn:aws:iam::111122223333:root",
						"kind": "root",
						"name": "root",
						"account": a,
					},
				},
			},
			"want": "allowed none s3-root-exception",
		},
	}

	holds(case)
}

test_r_s_14[note] if {
	some note, case in {
		"PutBucketTagging with ABAC": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "PutBucketTagging", "key": ""},
			"model": {"buckets": {"data-bkt": {"abac": {"value": "Enabled"}}}},
			"want": "denied service s3-abac",
		},
		"PutBucketTagging without": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "PutBucketTagging", "key": ""},
			"want": "allowed none identity",
		},
		"bucket tags do not count without": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:ResourceTag/env": "prod"}}, allow("s3:GetObject", objects)),
				],
			},
			"model": {"buckets": {"data-bkt": {"tags": {"env": "prod"}}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}
