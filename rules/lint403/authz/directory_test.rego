package lint403.authz_test

test_r_a_08[note] if {
	some note, case in {
		"s3:* grants nothing": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"CreateSession reads": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"across accounts by bucket policy and identity": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
				"bucket-dir": [
					to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"bucket": "dir--use1-az4--x-s3",
			},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"policies": ["bucket-dir"],
					},
				},
			},
			"want": "allowed none both",
		},
		"bucket actions not across accounts": {
			"policies": {
				"identity": [allow("s3express:*", "*")],
				"bucket-dir": [
					to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3express:*", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "GetBucketPolicy",
				"bucket": "dir--use1-az4--x-s3",
				"key": "",
			},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"policies": ["bucket-dir"],
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"an explicit ReadOnly session that writes": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {
				"operation": "PutObject",
				"bucket": "dir--use1-az4--x-s3",
				"headers": {"x-amz-create-session-mode": "ReadOnly"},
			},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "denied service s3-service",
		},
		"an encrypted directory bucket takes the key": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"encryption": {"algorithm": "aws:kms", "key": key},
					},
				},
			},
			"want": "denied implicit kms-identity",
		},
	}

	holds(case)
}

test_r_a_08_2[note] if {
	some note, case in {
		"a public policy cannot open it": {
			"policies": {
				"bucket-dir": [
					to("*", allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {"principal": "anonymous", "bucket": "dir--use1-az4--x-s3"},
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
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"policies": ["bucket-dir"],
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"CreateSession writes": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {"operation": "PutObject", "bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"ReadOnly reads": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3express:SessionMode": "ReadOnly"}}, allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"ReadOnly does not write": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3express:SessionMode": "ReadOnly"}}, allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {"operation": "PutObject", "bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"ReadWrite denied, reading falls back": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
					when({"StringEquals": {"s3express:SessionMode": "ReadWrite"}}, deny("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"the grant names a wrong ARN": {
			"policies": {"identity": [allow("s3express:CreateSession", "arn:aws:s3:::dir--use1-az4--x-s3")]},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_a_08_3[note] if {
	some note, case in {
		"bucket actions in the bucket policy grant nothing": {
			"policies": {
				"bucket-dir": [
					to({"AWS": alice}, allow("s3express:GetBucketPolicy", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3")),
				],
			},
			"need": {"operation": "GetBucketPolicy", "bucket": "dir--use1-az4--x-s3", "key": ""},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"policies": ["bucket-dir"],
					},
				},
			},
			"want": "denied implicit identity",
		},
		"bucket actions in the identity policy": {
			"policies": {
				"identity": [
					allow("s3express:GetBucketPolicy", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {"operation": "GetBucketPolicy", "bucket": "dir--use1-az4--x-s3", "key": ""},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"HeadBucket takes CreateSession": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {"operation": "HeadBucket", "bucket": "dir--use1-az4--x-s3", "key": ""},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
		"with the key": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
					when(
						{
							"StringEquals": {
								"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
							},
						},
						allow(["kms:Decrypt", "kms:GenerateDataKey"], key),
					),
				],
			},
			"need": {"bucket": "dir--use1-az4--x-s3"},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
						"encryption": {"algorithm": "aws:kms", "key": key},
					},
				},
			},
			"want": "allowed none identity",
		},
		"a copy from a general purpose bucket": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
				],
			},
			"need": {
				"operation": "CopyObject",
				"bucket": "dir--use1-az4--x-s3",
				"source_bucket": "data-bkt",
				"source_key": "a",
			},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"a copy with the right to read the source": {
			"policies": {
				"identity": [
					allow("s3express:CreateSession", "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3"),
					allow("s3:GetObject", objects),
				],
			},
			"need": {
				"operation": "CopyObject",
				"bucket": "dir--use1-az4--x-s3",
				"source_bucket": "data-bkt",
				"source_key": "a",
			},
			"model": {
				"buckets": {
					"dir--use1-az4--x-s3": {
						"name": "dir--use1-az4--x-s3",
						"arn": "arn:aws:s3express:us-east-1:111122223333:bucket/dir--use1-az4--x-s3",
						"account": a,
						"region": "us-east-1",
						"type": "directory",
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
