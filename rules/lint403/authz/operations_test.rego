package lint403.authz_test

test_r_o[note] if {
	some note, case in {
		"a version takes another action": {
			"policies": {"identity": [allow("s3:GetObjectVersion", [bucket, objects])]},
			"need": {"version_id": "v1"},
			"want": "allowed none identity",
		},
		"without a version it is not enough": {
			"policies": {"identity": [allow("s3:GetObjectVersion", [bucket, objects])]},
			"want": "denied implicit identity",
		},
		"a single KMS action": {
			"policies": {
				"identity": [allow("kms:Decrypt", key)],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"action": "kms:Decrypt", "resource": key, "key": "", "bucket": "", "operation": ""},
			"want": "allowed none kms-identity",
		},
		"a single STS action": {
			"policies": {"identity": [allow("sts:*", "*")]},
			"need": {"action": "sts:AssumeRole", "resource": app, "key": "", "bucket": "", "operation": ""},
			"want": "denied implicit trust",
		},
		"the source is another account's": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a"},
			"model": {
				"buckets": {
					"src-bkt": {
						"name": "src-bkt",
						"arn": "arn:aws:s3:::src-bkt",
						"account": b,
						"region": "us-east-1",
						"type": "general-purpose",
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"the source's account grants": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket-src": [
					to({"AWS": "arn:aws:iam::111122223333:root"}, allow("s3:GetObject", "arn:aws:s3:::src-bkt/*")),
				],
			},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "a"},
			"model": {
				"buckets": {
					"src-bkt": {
						"name": "src-bkt",
						"arn": "arn:aws:s3:::src-bkt",
						"account": b,
						"region": "us-east-1",
						"type": "general-purpose",
						"policies": ["bucket-src"],
					},
				},
			},
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_o_2[note] if {
	some note, case in {
		"the source is encrypted": {
			"policies": {"identity": [allow("s3:*", "*")]},
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
				"objects": {"src-bkt/a": {"encryption": {"algorithm": "aws:kms", "key": key}}},
			},
			"want": "denied implicit kms-identity",
		},
		"the copy source as a condition": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"StringNotLike": {"s3:x-amz-copy-source": "src-bkt/public/*"}}, deny("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "secret/a"},
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
			"want": "denied explicit identity",
		},
		"a deny on the source bucket": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket-src": [to("*", deny("s3:GetObject", "arn:aws:s3:::src-bkt/*"))],
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
						"policies": ["bucket-src"],
					},
				},
			},
			"want": "denied explicit bucket-policy",
		},
		"GetObject does not cover versions": {
			"policies": {"identity": [allow("s3:GetObject", [bucket, objects])]},
			"need": {"version_id": "v1"},
			"want": "denied implicit identity",
		},
		"HeadObject of a version": {
			"policies": {"identity": [allow("s3:GetObjectVersion", [bucket, objects])]},
			"need": {"operation": "HeadObject", "version_id": "v1"},
			"want": "allowed none identity",
		},
		"GetObjectAttributes": {
			"policies": {"identity": [allow("s3:GetObject", [bucket, objects])]},
			"need": {"operation": "GetObjectAttributes"},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_o_3[note] if {
	some note, case in {
		"SelectObjectContent": {
			"policies": {"identity": [allow("s3:GetObject", [bucket, objects])]},
			"need": {"operation": "SelectObjectContent"},
			"want": "allowed none identity",
		},
		"deleting a version": {
			"policies": {"identity": [allow("s3:DeleteObjectVersion", [bucket, objects])]},
			"need": {"operation": "DeleteObject", "version_id": "v1"},
			"want": "allowed none identity",
		},
		"deleting is not deleting a version": {
			"policies": {"identity": [allow("s3:DeleteObjectVersion", [bucket, objects])]},
			"need": {"operation": "DeleteObject"},
			"want": "denied implicit identity",
		},
		"DeleteObjects": {
			"policies": {"identity": [allow("s3:DeleteObject", [bucket, objects])]},
			"need": {"operation": "DeleteObjects"},
			"want": "allowed none identity",
		},
		"tags of a version": {
			"policies": {"identity": [allow("s3:GetObjectVersionTagging", [bucket, objects])]},
			"need": {"operation": "GetObjectTagging", "version_id": "v1"},
			"want": "allowed none identity",
		},
		"putting tags on a version": {
			"policies": {"identity": [allow("s3:PutObjectTagging", [bucket, objects])]},
			"need": {"operation": "PutObjectTagging", "version_id": "v1"},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_o_4[note] if {
	some note, case in {
		"deleting tags": {
			"policies": {"identity": [allow("s3:DeleteObjectTagging", [bucket, objects])]},
			"need": {"operation": "DeleteObjectTagging"},
			"want": "allowed none identity",
		},
		"the ACL of a version": {
			"policies": {"identity": [allow("s3:GetObjectVersionAcl", [bucket, objects])]},
			"need": {"operation": "GetObjectAcl", "version_id": "v1"},
			"want": "allowed none identity",
		},
		"an upload with tags": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": "a=b"}},
			"want": "denied implicit identity",
		},
		"an upload with tags and the permission": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectTagging"], [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": "a=b"}},
			"want": "allowed none identity",
		},
		"an upload with an empty tag set": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": ""}},
			"want": "allowed none identity",
		},
		"an upload with retention": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {
				"operation": "PutObject",
				"headers": {
					"x-amz-object-lock-mode": "GOVERNANCE",
					"x-amz-object-lock-retain-until-date": "2030-01-01T00:00:00Z",
				},
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_o_5[note] if {
	some note, case in {
		"an upload with retention and the permission": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectRetention"], [bucket, objects])]},
			"need": {
				"operation": "PutObject",
				"headers": {
					"x-amz-object-lock-mode": "GOVERNANCE",
					"x-amz-object-lock-retain-until-date": "2030-01-01T00:00:00Z",
				},
			},
			"want": "allowed none identity",
		},
		"an upload with a legal hold": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectRetention"], [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-object-lock-legal-hold": "ON"}},
			"want": "denied implicit identity",
		},
		"an upload with an ACL": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "bucket-owner-full-control"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": "denied implicit identity",
		},
		"an upload with grants": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-grant-read": "id=\"444455556666\""}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": "denied implicit identity",
		},
		"header names ignore case": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": "a=b"}},
			"want": "denied implicit identity",
		},
		"CreateMultipartUpload": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "CreateMultipartUpload"},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_o_6[note] if {
	some note, case in {
		"UploadPart": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "UploadPart"},
			"want": "allowed none identity",
		},
		"AbortMultipartUpload": {
			"policies": {"identity": [allow("s3:PutObject", [bucket, objects])]},
			"need": {"operation": "AbortMultipartUpload"},
			"want": "denied implicit identity",
		},
		"AbortMultipartUpload with its action": {
			"policies": {"identity": [allow("s3:AbortMultipartUpload", [bucket, objects])]},
			"need": {"operation": "AbortMultipartUpload"},
			"want": "allowed none identity",
		},
		"ListParts": {
			"policies": {"identity": [allow("s3:ListMultipartUploadParts", [bucket, objects])]},
			"need": {"operation": "ListParts"},
			"want": "allowed none identity",
		},
		"ListMultipartUploads": {
			"policies": {"identity": [allow("s3:ListBucketMultipartUploads", [bucket, objects])]},
			"need": {"operation": "ListMultipartUploads", "key": ""},
			"want": "allowed none identity",
		},
		"ListObjects": {
			"policies": {"identity": [allow("s3:ListBucket", [bucket, objects])]},
			"need": {"operation": "ListObjects", "key": ""},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_o_7[note] if {
	some note, case in {
		"ListObjectVersions takes its own action": {
			"policies": {"identity": [allow("s3:ListBucket", [bucket, objects])]},
			"need": {"operation": "ListObjectVersions", "key": ""},
			"want": "denied implicit identity",
		},
		"ListObjectVersions": {
			"policies": {"identity": [allow("s3:ListBucketVersions", [bucket, objects])]},
			"need": {"operation": "ListObjectVersions", "key": ""},
			"want": "allowed none identity",
		},
		"the location of a bucket": {
			"policies": {"identity": [allow("s3:GetBucketLocation", [bucket, objects])]},
			"need": {"operation": "GetBucketLocation", "key": ""},
			"want": "allowed none identity",
		},
		"lifecycle, read": {
			"policies": {"identity": [allow("s3:GetLifecycleConfiguration", [bucket, objects])]},
			"need": {"operation": "GetBucketLifecycleConfiguration", "key": ""},
			"want": "allowed none identity",
		},
		"encryption, written": {
			"policies": {"identity": [allow("s3:PutEncryptionConfiguration", [bucket, objects])]},
			"need": {"operation": "PutBucketEncryption", "key": ""},
			"want": "allowed none identity",
		},
		"encryption by the name of the operation": {
			"policies": {"identity": [allow("s3:PutBucketEncryption", [bucket, objects])]},
			"need": {"operation": "PutBucketEncryption", "key": ""},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_o_8[note] if {
	some note, case in {
		"public access block of the bucket": {
			"policies": {"identity": [allow("s3:PutBucketPublicAccessBlock", [bucket, objects])]},
			"need": {"operation": "PutPublicAccessBlock", "key": ""},
			"want": "allowed none identity",
		},
		"the account's public access block": {
			"policies": {"identity": [allow("s3:PutAccountPublicAccessBlock", "*")]},
			"need": {"operation": "PutPublicAccessBlock", "key": "", "bucket": ""},
			"want": "allowed none identity",
		},
		"a retention with bypass": {
			"policies": {"identity": [allow("s3:PutObjectRetention", [bucket, objects])]},
			"need": {
				"operation": "PutObjectRetention",
				"headers": {"x-amz-bypass-governance-retention": "true"},
			},
			"want": "denied implicit identity",
		},
		"an access point is made": {
			"policies": {
				"identity": [
					allow("s3:CreateAccessPoint", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"),
				],
			},
			"need": {
				"operation": "CreateAccessPoint",
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"key": "",
			},
			"want": "allowed none identity",
		},
		"UpdateObjectEncryption takes PutObject too": {
			"policies": {"identity": [allow("s3:UpdateObjectEncryption", [bucket, objects])]},
			"need": {"operation": "UpdateObjectEncryption"},
			"want": "denied implicit identity",
		},
		"a single action by name": {
			"policies": {"identity": read},
			"need": {"action": "s3:GetObject", "operation": ""},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
