package lint403.authz_test

test_r_a_09[note] if {
	some note, case in {
		"a gateway endpoint policy that names an account": {
			"policies": {"identity": read, "endpoint": [to({"AWS": a}, allow("*", "*"))]},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "denied implicit endpoint",
		},
		"it means the root user": {
			"policies": {"endpoint": [to({"AWS": a}, allow("*", "*"))]},
			"need": {
				"principal": "arn:aws:iam::111122223333:root",
				"endpoint": "vpce-1",
				"context": {"aws:sourcevpce": {"values": ["vpce-1"]}},
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
			"want": "allowed none root",
		},
		"everybody, narrowed by aws:PrincipalArn": {
			"policies": {
				"identity": read,
				"endpoint": [when({"ArnEquals": {"aws:PrincipalArn": alice}}, to("*", allow("*", "*")))],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_a_10[note] if {
	some note, case in {
		"a gateway endpoint of another Region is not on the way": {
			"policies": {"identity": read, "endpoint": [to("*", allow("s3:PutObject", "*"))]},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"model": {
				"buckets": {"data-bkt": {"region": "eu-west-1"}},
				"endpoints": {"vpce-1": {"region": "us-east-1"}},
			},
			"want": "allowed none identity",
		},
		"of the same Region it is": {
			"policies": {"identity": read, "endpoint": [to("*", allow("s3:PutObject", "*"))]},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"model": {
				"buckets": {"data-bkt": {"region": "eu-west-1"}},
				"endpoints": {"vpce-1": {"region": "eu-west-1"}},
			},
			"want": "denied implicit endpoint",
		},
		"an interface endpoint reaches other Regions": {
			"policies": {"identity": read, "endpoint": [to("*", allow("s3:PutObject", "*"))]},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"model": {
				"buckets": {"data-bkt": {"region": "eu-west-1"}},
				"endpoints": {"vpce-1": {"type": "Interface", "region": "us-east-1"}},
			},
			"want": "denied implicit endpoint",
		},
	}

	holds(case)
}

test_r_a_11[note] if {
	some note, case in {
		"the bucket namespace may be demanded": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"StringNotEquals": {"s3:x-amz-bucket-namespace": "account-regional"}}, deny("s3:CreateBucket", "*")),
				],
			},
			"need": {"operation": "CreateBucket", "key": ""},
			"want": "denied explicit identity",
		},
		"and given": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					when({"StringNotEquals": {"s3:x-amz-bucket-namespace": "account-regional"}}, deny("s3:CreateBucket", "*")),
				],
			},
			"need": {
				"operation": "CreateBucket",
				"key": "",
				"headers": {"x-amz-bucket-namespace": "account-regional"},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
