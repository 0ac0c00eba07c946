package lint403.authz_test

test_r_z_08[note] if {
	some note, case in {
		"the header without a key takes the bucket's key": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption": "aws:kms"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "denied implicit kms-identity",
		},
		"without a bucket key it is the uploader's managed key": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:PutObject", objects))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutObject",
				"headers": {"x-amz-server-side-encryption": "aws:kms"},
			},
			"want": "allowed none both",
		},
		"readers of other accounts are locked out": {
			"policies": {"identity": [allow("s3:GetObject", objects), allow("kms:*", "*")]},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"writer": b, "encryption": {"algorithm": "aws:kms"}},
				},
			},
			"want": "denied implicit kms-key-policy",
		},
		"an alias in the own account": {
			"policies": {
				"identity": [allow("s3:PutObject", objects), allow("kms:GenerateDataKey", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {
				"operation": "PutObject",
				"headers": {
					"x-amz-server-side-encryption": "aws:kms",
					"x-amz-server-side-encryption-aws-kms-key-id": "alias/data",
				},
			},
			"model": {"keys": {key: {"policy": "key", "aliases": ["alias/data"]}}},
			"want": "allowed none identity",
		},
		"an alias in the header is the uploader's": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:PutObject", objects))],
				"key": [
					to(
						{
							"AWS": [
								"arn:aws:iam::111122223333:root",
								"arn:aws:iam::444455556666:root",
							],
						},
						allow("kms:*", "*"),
					),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "PutObject",
				"headers": {
					"x-amz-server-side-encryption": "aws:kms",
					"x-amz-server-side-encryption-aws-kms-key-id": "alias/data",
				},
			},
			"model": {"keys": {key: {"policy": "key", "aliases": ["alias/data"]}}},
			"want": "denied implicit kms-key-policy",
		},
		"a key id in the own account": {
			"policies": {
				"identity": [allow("s3:PutObject", objects), allow("kms:GenerateDataKey", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {
				"operation": "PutObject",
				"headers": {
					"x-amz-server-side-encryption": "aws:kms",
					"x-amz-server-side-encryption-aws-kms-key-id": "1",
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_z_08_2[note] if {
	some note, case in {
		"the header AES256 beats a KMS default": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption": "AES256"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "allowed none identity",
		},
		"the default of the bucket without a header": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"operation": "PutObject"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "denied implicit kms-identity",
		},
	}

	holds(case)
}

test_r_z_10[note] if {
	some note, case in {
		"a grant allows its grantee": {
			"policies": {
				"identity": read,
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {
					key: {
						"policy": "key",
						"grants": [
							{
								"grantee": app,
								"operations": ["Decrypt", "GenerateDataKey"],
							},
						],
					},
				},
			},
			"want": "allowed none identity",
		},
		"not for other operations": {
			"policies": {
				"identity": read,
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {
					key: {
						"policy": "key",
						"grants": [{"grantee": app, "operations": ["GenerateDataKey"]}],
					},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"a deny in the key policy wins": {
			"policies": {
				"identity": read,
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					to({"AWS": app}, deny("kms:Decrypt", "*")),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {
					key: {
						"policy": "key",
						"grants": [{"grantee": app, "operations": ["Decrypt"]}],
					},
				},
			},
			"want": "denied explicit kms-key-policy",
		},
	}

	holds(case)
}

test_r_z_11[note] if {
	some note, case in {
		"a disabled key": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {key: {"policy": "key", "state": "disabled"}},
			},
			"want": "denied service s3-service",
		},
		"a key pending deletion": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {key: {"policy": "key", "state": "pending-deletion"}},
			},
			"want": "denied service s3-service",
		},
		"an asymmetric key": {
			"policies": {
				"identity": [allow("s3:PutObject", objects), allow("kms:*", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"operation": "PutObject"},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"policy": "key", "spec": "RSA_2048"}},
			},
			"want": "denied service s3-service",
		},
	}

	holds(case)
}

test_r_z_12[note] if {
	some note, case in {
		"a service principal in the key policy": {
			"policies": {
				"bucket": [to({"Service": "cloudfront.amazonaws.com"}, allow("s3:GetObject", objects))],
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					to({"Service": "cloudfront.amazonaws.com"}, allow("kms:Decrypt", "*")),
				],
			},
			"need": {"principal": "cloudfront.amazonaws.com"},
			"model": {
				"principals": {
					"cloudfront.amazonaws.com": {
						"arn": "cloudfront.amazonaws.com",
						"kind": "service",
						"name": "cloudfront.amazonaws.com",
						"account": "",
					},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none bucket-policy",
		},
		"a service principal is not covered by the delegation": {
			"policies": {
				"bucket": [to({"Service": "cloudfront.amazonaws.com"}, allow("s3:GetObject", objects))],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"principal": "cloudfront.amazonaws.com"},
			"model": {
				"principals": {
					"cloudfront.amazonaws.com": {
						"arn": "cloudfront.amazonaws.com",
						"kind": "service",
						"name": "cloudfront.amazonaws.com",
						"account": "",
					},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-key-policy",
		},
		"nor by the AWS managed key": {
			"policies": {
				"bucket": [to({"Service": "cloudfront.amazonaws.com"}, allow("s3:GetObject", objects))],
			},
			"need": {"principal": "cloudfront.amazonaws.com"},
			"model": {
				"principals": {
					"cloudfront.amazonaws.com": {
						"arn": "cloudfront.amazonaws.com",
						"kind": "service",
						"name": "cloudfront.amazonaws.com",
						"account": "",
					},
				},
				"objects": {"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms"}}},
			},
			"want": "denied implicit kms-key-policy",
		},
	}

	holds(case)
}

test_r_z_13[note] if {
	some note, case in {
		"the endpoint policy does not concern the KMS call": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
				"endpoint": [to("*", allow("s3:GetObject", "*"))],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"the KMS call carries no endpoint": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					when({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("kms:*", "*"))),
				],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied explicit kms-key-policy",
		},
		"an SCP on kms does concern it": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"scp0": [allow("*", "*"), deny("kms:Decrypt", "*")],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"accounts": {a: {"scp": [["scp0"]]}},
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied explicit scp",
		},
	}

	holds(case)
}
