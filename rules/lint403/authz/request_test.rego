package lint403.authz_test

test_r_k[note] if {
	some note, case in {
		"aws:PrincipalOrgID is not there unless given": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringNotEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"want": "denied explicit bucket-policy",
		},
		"and true for services": {
			"policies": {
				"bucket": [
					when(
						{
							"Bool": {"aws:PrincipalIsAWSService": "true"},
							"StringEquals": {"aws:SourceAccount": a},
						},
						to("*", allow("s3:PutObject", objects)),
					),
				],
			},
			"need": {
				"principal": "cloudtrail.amazonaws.com",
				"operation": "PutObject",
				"context": {"aws:sourceaccount": {"values": [a]}},
			},
			"model": {
				"principals": {
					"cloudtrail.amazonaws.com": {
						"arn": "cloudtrail.amazonaws.com",
						"kind": "service",
						"name": "cloudtrail.amazonaws.com",
						"account": "",
					},
				},
			},
			"want": "allowed none bucket-policy",
		},
		"aws:SourceVpce follows from the endpoint": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "allowed none identity",
		},
		"aws:ResourceAccount is that of the bucket": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:ResourceAccount": a, "s3:ResourceAccount": a}}, allow("s3:GetObject", objects)),
				],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "allowed none both",
		},
		"a tag key that is not on the list": {
			"policies": {
				"identity": [
					when({"ForAllValues:StringEquals": {"s3:RequestObjectTagKeys": ["Project"]}}, allow(["s3:PutObject", "s3:PutObjectTagging"], objects)),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": "Project=X&Other=Y"}},
			"want": "denied implicit identity",
		},
		"the check of a missing key has no prefix": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringLike": {"s3:prefix": "reports/*"}}, allow("s3:ListBucket", bucket)),
				],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"exists": false, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit missing-object",
		},
	}

	holds(case)
}

test_r_k_2[note] if {
	some note, case in {
		"the lock mode of an upload": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"StringEquals": {"s3:object-lock-mode": "COMPLIANCE"}}, deny("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-object-lock-mode": "COMPLIANCE"}},
			"want": "denied explicit identity",
		},
		"services have no organization": {
			"policies": {
				"bucket": [
					to({"Service": "cloudtrail.amazonaws.com"}, allow("s3:PutObject", objects)),
					when({"StringNotEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}, to("*", deny("s3:*", [bucket, objects]))),
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
			},
			"want": "denied explicit bucket-policy",
		},
		"aws:PrincipalIsAWSService is false for roles": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Bool": {"aws:PrincipalIsAWSService": "false"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied explicit bucket-policy",
		},
		"aws:PrincipalServiceName": {
			"policies": {
				"bucket": [
					when(
						{
							"StringEquals": {"aws:PrincipalServiceName": "cloudtrail.amazonaws.com"},
						},
						to("*", allow("s3:PutObject", objects)),
					),
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
			},
			"want": "allowed none bucket-policy",
		},
		"aws:SourceIp is absent behind an endpoint": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"NotIpAddress": {"aws:SourceIp": "198.51.100.0/24"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "denied explicit bucket-policy",
		},
		"aws:SourceVpc follows from the endpoint": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringNotEquals": {"aws:SourceVpc": "vpc-1"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {
				"endpoint": "vpce-1",
				"context": {
					"aws:sourcevpce": {"values": ["vpce-1"]},
					"aws:sourcevpc": {"values": ["vpc-1"]},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_k_3[note] if {
	some note, case in {
		"requests come over TLS": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Bool": {"aws:SecureTransport": "false"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"want": "allowed none identity",
		},
		"unless they do not": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Bool": {"aws:SecureTransport": "false"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {"context": {"aws:securetransport": {"values": ["false"]}}},
			"want": "denied explicit bucket-policy",
		},
		"null removes a key": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Bool": {"aws:ViaAWSService": "false"}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"need": {"context": {"aws:viaawsservice": null}},
			"want": "allowed none identity",
		},
		"the encryption header is a key": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"bucket": [
					when({"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}, to("*", deny("s3:PutObject", objects))),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption": "AES256"}},
			"want": "allowed none identity",
		},
		"default encryption is not": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"bucket": [
					when({"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}, to("*", deny("s3:PutObject", objects))),
				],
			},
			"need": {"operation": "PutObject"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "AES256"}}}},
			"want": "denied explicit bucket-policy",
		},
		"the key of the encryption header": {
			"policies": {
				"identity": [allow(["s3:PutObject", "kms:*"], "*")],
				"bucket": [
					when(
						{
							"ArnNotEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": key},
						},
						to("*", deny("s3:PutObject", objects)),
					),
				],
			},
			"need": {
				"operation": "PutObject",
				"headers": {
					"x-amz-server-side-encryption": "aws:kms",
					"x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:999922223333:key/99999999-2222-3333-4444-555555555555",
				},
			},
			"want": "denied explicit bucket-policy",
		},
	}

	holds(case)
}

test_r_k_4[note] if {
	some note, case in {
		"the storage class": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3:x-amz-storage-class": "STANDARD_IA"}}, allow("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-storage-class": "STANDARD_IA"}},
			"want": "allowed none identity",
		},
		"tags of the request": {
			"policies": {
				"identity": [
					when(
						{
							"StringEquals": {"s3:RequestObjectTag/Project": "X Y"},
							"ForAllValues:StringEquals": {"s3:RequestObjectTagKeys": ["Project"]},
						},
						allow(["s3:PutObject", "s3:PutObjectTagging"], objects),
					),
				],
			},
			"need": {"operation": "PutObject", "headers": {"x-amz-tagging": "Project=X%20Y"}},
			"want": "allowed none identity",
		},
		"tags of the object": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3:ExistingObjectTag/class": "open"}}, allow("s3:GetObject", objects)),
				],
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"tags": {"class": "open"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"tags of the object do not count for writing": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3:ExistingObjectTag/class": "open"}}, allow("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "PutObject"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"tags": {"class": "open"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit identity",
		},
		"s3:VersionId": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3:VersionId": "v2"}}, allow("s3:GetObjectVersion", objects)),
				],
			},
			"need": {"version_id": "v2"},
			"want": "allowed none identity",
		},
		"s3:prefix of a listing": {
			"policies": {
				"identity": [
					when({"StringLike": {"s3:prefix": ["home/alice/*", ""]}}, allow("s3:ListBucket", bucket)),
				],
			},
			"need": {
				"operation": "ListObjectsV2",
				"key": "",
				"context": {"s3:prefix": {"values": ["home/bob/"]}},
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_k_5[note] if {
	some note, case in {
		"anonymous callers have no principal keys": {
			"policies": {
				"bucket": [
					to("*", allow("s3:GetObject", objects)),
					when({"Null": {"aws:PrincipalArn": "true"}}, to("*", deny("s3:GetObject", objects))),
				],
			},
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
				"buckets": {"data-bkt": {"public_access_block": off}},
			},
			"want": "denied explicit bucket-policy",
		},
		"headers are no keys of a read": {
			"policies": {
				"identity": [
					when({"StringEquals": {"s3:x-amz-acl": "private"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"headers": {"x-amz-acl": "private"}},
			"want": "denied implicit identity",
		},
		"a conditional write": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"Null": {"s3:if-none-match": "true"}}, deny("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "PutObject"},
			"want": "denied explicit identity",
		},
		"a conditional write that is one": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"Null": {"s3:if-none-match": "true"}}, deny("s3:PutObject", objects)),
				],
			},
			"need": {"operation": "PutObject", "headers": {"if-none-match": "*"}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
