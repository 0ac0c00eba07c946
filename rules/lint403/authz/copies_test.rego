package lint403.authz_test

test_r_o_9[note] if {
	some note, case in {
		"a single action on the bucket": {
			"policies": {"identity": read},
			"need": {"action": "s3:ListBucket", "key": "", "operation": ""},
			"want": "denied implicit identity",
		},
		"a single action by ARN": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/a")]},
			"need": {
				"action": "s3:GetObject",
				"resource": "arn:aws:s3:::data-bkt/a",
				"key": "",
				"bucket": "",
				"operation": "",
			},
			"want": "allowed none identity",
		},
		"an operation that only the checks describe": {
			"policies": {"identity": read},
			"need": {
				"operation": "FrobnicateObject",
				"checks": [
					{
						"action": "s3:GetObject",
						"resource": object_arn,
						"on": "bucket:data-bkt",
					},
					{
						"action": "s3:FrobnicateObject",
						"resource": object_arn,
						"on": "bucket:data-bkt",
					},
				],
			},
			"want": "denied implicit identity",
		},
		"its checks are all allowed": {
			"policies": {"identity": read},
			"need": {
				"operation": "FrobnicateObject",
				"checks": [{"action": "s3:GetObject", "resource": object_arn, "on": "bucket:data-bkt"}],
			},
			"want": "allowed none identity",
		},
		"checks on a key and a role": {
			"policies": {
				"identity": [allow("kms:Decrypt", "*")],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
				"trust": [{"Effect": "Allow", "Principal": {"AWS": alice}, "Action": "sts:AssumeRole"}],
			},
			"need": {
				"operation": "Frobnicate",
				"key": "",
				"checks": [
					{
						"action": "kms:Decrypt",
						"resource": key,
						"on": "key:arn:aws:kms:us-east-1:111122223333:key/1",
					},
					{
						"action": "sts:AssumeRole",
						"resource": app,
						"on": "trust:arn:aws:iam::111122223333:role/app",
					},
				],
			},
			"want": "allowed none kms-identity",
		},
		"a copy reads the source and writes the destination": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::src-bkt/*"),
					allow("s3:PutObject", objects),
				],
			},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a/b"},
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
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_o_10[note] if {
	some note, case in {
		"the source may not be read": {
			"policies": {"identity": [allow("s3:PutObject", objects)]},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a/b"},
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
			"want": "denied implicit identity",
		},
		"the destination may not be written": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::src-bkt/*")]},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a/b"},
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
			"want": "denied implicit identity",
		},
		"the source in the header": {
			"policies": {
				"identity": [
					allow("s3:GetObjectVersion", "arn:aws:s3:::src-bkt/a b"),
					allow("s3:PutObject", objects),
				],
			},
			"need": {
				"operation": "CopyObject",
				"headers": {"x-amz-copy-source": "/src-bkt/a%20b?versionId=v1"},
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
			"want": "allowed none identity",
		},
		"the destination is encrypted": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a"},
			"model": {
				"buckets": {
					"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}},
					"src-bkt": {
						"name": "src-bkt",
						"arn": "arn:aws:s3:::src-bkt",
						"account": a,
						"region": "us-east-1",
						"type": "general-purpose",
					},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"both are encrypted": {
			"policies": {"identity": [allow("s3:*", "*"), allow(["kms:Decrypt", "kms:GenerateDataKey"], key)]},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a"},
			"model": {
				"buckets": {
					"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}},
					"src-bkt": {
						"name": "src-bkt",
						"arn": "arn:aws:s3:::src-bkt",
						"account": a,
						"region": "us-east-1",
						"type": "general-purpose",
					},
				},
				"objects": {"src-bkt/a": {"encryption": {"algorithm": "aws:kms", "key": key}}},
			},
			"want": "allowed none identity",
		},
		"a tagged source": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::src-bkt/*"),
					allow("s3:PutObject", objects),
				],
			},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a"},
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
				"objects": {"src-bkt/a": {"tags": {"x": "y"}, "encryption": {"algorithm": "AES256"}}},
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_o_11[note] if {
	some note, case in {
		"a tagged source, tags replaced": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::src-bkt/*"),
					allow("s3:PutObject", objects),
				],
			},
			"need": {
				"operation": "CopyObject",
				"source_bucket": "src-bkt",
				"source_key": "a",
				"headers": {"x-amz-tagging-directive": "REPLACE"},
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
				"objects": {"src-bkt/a": {"tags": {"x": "y"}, "encryption": {"algorithm": "AES256"}}},
			},
			"want": "allowed none identity",
		},
		"the copy source is allowed": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"StringNotLike": {"s3:x-amz-copy-source": "src-bkt/public/*"}}, deny("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "public/a"},
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
			"want": "allowed none identity",
		},
		"UploadPartCopy": {
			"policies": {"identity": [allow("s3:PutObject", objects)]},
			"need": {"operation": "UploadPartCopy", "source_bucket": "src-bkt", "source_key": "a"},
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
			"want": "denied implicit identity",
		},
		"a part of an encrypted upload without kms:Decrypt": {
			"policies": {"identity": [allow("s3:PutObject", objects), allow("kms:GenerateDataKey", key)]},
			"need": {"operation": "UploadPart"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "denied implicit kms-identity",
		},
		"both permissions": {
			"policies": {
				"identity": [
					allow("s3:PutObject", objects),
					allow(["kms:GenerateDataKey", "kms:Decrypt"], key),
				],
			},
			"need": {"operation": "CreateMultipartUpload"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "allowed none identity",
		},
		"a single upload needs no kms:Decrypt": {
			"policies": {"identity": [allow("s3:PutObject", objects), allow("kms:GenerateDataKey", key)]},
			"need": {"operation": "PutObject"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_o_12[note] if {
	some note, case in {
		"the rest of an encrypted upload into a plain bucket": {
			"policies": {"identity": [allow("s3:PutObject", objects)]},
			"need": {"operation": "CompleteMultipartUpload"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"HeadObject of an encrypted object": {
			"policies": {"identity": read},
			"need": {"operation": "HeadObject"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "allowed none identity",
		},
		"HeadObject with checksum mode": {
			"policies": {"identity": read},
			"need": {"operation": "HeadObject", "headers": {"x-amz-checksum-mode": "ENABLED"}},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied implicit kms-identity",
		},
		"replication of a plain object": {
			"policies": {
				"identity": [
					allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], "arn:aws:s3:::src-bkt"),
					allow(
						[
							"s3:GetObjectVersionForReplication",
							"s3:GetObjectVersionAcl",
							"s3:GetObjectVersionTagging",
						],
						"arn:aws:s3:::src-bkt/*",
					),
					allow("s3:ReplicateObject", objects),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"operation": "ReplicateObject",
				"source_bucket": "src-bkt",
				"source_key": "a",
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
			"want": "allowed none identity",
		},
		"replication with GetObjectVersion instead": {
			"policies": {
				"identity": [
					allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], "arn:aws:s3:::src-bkt"),
					allow(
						[
							"s3:GetObjectVersion",
							"s3:GetObjectVersionAcl",
							"s3:GetObjectVersionTagging",
						],
						"arn:aws:s3:::src-bkt/*",
					),
					allow("s3:ReplicateObject", objects),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"operation": "ReplicateObject",
				"source_bucket": "src-bkt",
				"source_key": "a",
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
			"want": "denied implicit identity",
		},
	}

	holds(case)
}
