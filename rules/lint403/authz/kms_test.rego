package lint403.authz_test

test_r_z_01[note] if {
	some note, case in {
		"delegation and identity policy": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"no delegation": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:role/keyadmin"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-key-policy",
		},
		"without delegation an identity policy can still deny": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), deny("kms:Decrypt", "*")],
				"key": [to({"AWS": alice}, allow("kms:Decrypt", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied explicit kms-identity",
		},
	}

	holds(case)
}

test_r_z_02[note] if {
	some note, case in {
		"the key policy names the user": {
			"policies": {"identity": read, "key": [to({"AWS": alice}, allow("kms:Decrypt", "*"))]},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"the default key policy does more than that for nobody": {
			"policies": {"identity": read},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"the key policy names the role": {
			"policies": {"identity": read, "key": [to({"AWS": app}, allow("kms:Decrypt", "*"))]},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_z_03[note] if {
	some note, case in {
		"across accounts, key policy and identity": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"key": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*")),
					to({"AWS": "arn:aws:iam::444455556666:root"}, allow("kms:Decrypt", "*")),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none both",
		},
		"across accounts, key policy missing": {
			"policies": {
				"identity": [allow("s3:GetObject", objects), allow("kms:Decrypt", key)],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-key-policy",
		},
		"across accounts, identity missing": {
			"policies": {
				"identity": read,
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"key": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("kms:Decrypt", "*"))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
	}

	holds(case)
}

test_r_z_04[note] if {
	some note, case in {
		"kms actions in a bucket policy grant nothing": {
			"policies": {
				"identity": read,
				"bucket": [to({"AWS": alice}, allow(["kms:Decrypt"], "*"))],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
	}

	holds(case)
}

test_r_z_05[note] if {
	some note, case in {
		"kms:ViaService of the bucket's Region": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}, allow("kms:Decrypt", key)),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"kms:ViaService of another Region": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}}, allow("kms:Decrypt", key)),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"the Region is that of the bucket": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringLike": {"kms:ViaService": "s3.us-west-2.*"}}, allow("kms:Decrypt", "arn:aws:kms:us-west-2:111122223333:key/99999999-2222-3333-4444-555555555555")),
				],
				"key-west": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"buckets": {"data-bkt": {"region": "us-west-2"}},
				"objects": {
					"data-bkt/reports/q1.csv": {
						"encryption": {
							"algorithm": "aws:kms",
							"key": "arn:aws:kms:us-west-2:111122223333:key/99999999-2222-3333-4444-555555555555",
						},
					},
				},
				"keys": {
					"arn:aws:kms:us-west-2:111122223333:key/99999999-2222-3333-4444-555555555555": {
						"policy": "key-west",
						"arn": "arn:aws:kms:us-west-2:111122223333:key/99999999-2222-3333-4444-555555555555",
						"account": a,
						"region": "us-west-2",
						"managed": "customer",
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_z_06[note] if {
	some note, case in {
		"the encryption context is the object": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringLike": {"kms:EncryptionContext:aws:s3:arn": objects}}, allow("kms:Decrypt", key)),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"with a Bucket Key it is the bucket": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringLike": {"kms:EncryptionContext:aws:s3:arn": objects}}, allow("kms:Decrypt", key)),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {
						"encryption": {"algorithm": "aws:kms", "key": key, "bucket_key": "on"},
					},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"the bucket ARN with a Bucket Key": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringEquals": {"kms:EncryptionContext:aws:s3:arn": bucket}}, allow("kms:Decrypt", key)),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {
						"encryption": {"algorithm": "aws:kms", "key": key, "bucket_key": "on"},
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_z_07[note] if {
	some note, case in {
		"an alias ARN grants nothing": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					allow("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:alias/data"),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
				"keys": {key: {"policy": "key", "aliases": ["alias/data"]}},
			},
			"want": "denied implicit kms-identity",
		},
		"a key pattern": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					allow("kms:Decrypt", "arn:aws:kms:*:111122223333:key/*"),
				],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
