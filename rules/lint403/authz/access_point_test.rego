package lint403.authz_test

test_r_a_01[note] if {
	some note, case in {
		"access point and delegating bucket": {
			"policies": {
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": a}}, to({"AWS": "*"}, allow("*", [bucket, objects]))),
				],
				"access-point": [
					to({"AWS": alice}, allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
				],
			},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
						"policy": "access-point",
					},
				},
			},
			"want": "allowed none access-point-policy",
		},
		"the bucket neither grants nor delegates": {
			"policies": {
				"access-point": [
					to({"AWS": alice}, allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
				],
			},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
						"policy": "access-point",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"a direct request to that bucket": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": a}}, to({"AWS": "*"}, allow("*", [bucket, objects]))),
					when({"StringNotEquals": {"s3:DataAccessPointAccount": a}}, to("*", deny("s3:*", [bucket, objects]))),
				],
			},
			"want": "denied explicit bucket-policy",
		},
	}

	holds(case)
}

test_r_a_02[note] if {
	some note, case in {
		"a direct request does not ask the access point": {
			"policies": {
				"identity": read,
				"access-point": [
					to("*", deny("s3:*", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
				],
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
						"policy": "access-point",
					},
				},
			},
			"want": "allowed none identity",
		},
		"listing is on the access point ARN": {
			"policies": {
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": a}}, to({"AWS": "*"}, allow("*", [bucket, objects]))),
				],
				"access-point": [
					to({"AWS": alice}, allow("s3:ListBucket", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1")),
				],
			},
			"need": {
				"operation": "ListObjectsV2",
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"key": "",
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
						"policy": "access-point",
					},
				},
			},
			"want": "allowed none access-point-policy",
		},
		"an object action without /object/": {
			"policies": {
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": a}}, to({"AWS": "*"}, allow("*", [bucket, objects]))),
				],
				"access-point": [
					to({"AWS": alice}, allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1")),
				],
			},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
						"policy": "access-point",
					},
				},
			},
			"want": "denied implicit access-point-policy",
		},
	}

	holds(case)
}

test_r_a_03[note] if {
	some note, case in {
		"the identity policy covers both ARNs": {
			"policies": {
				"identity": [
					allow("s3:GetObject", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*", objects]),
				],
			},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "allowed none identity",
		},
		"the identity policy covers the access point only": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*"),
				],
			},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"the identity policy covers the bucket only": {
			"policies": {"identity": read},
			"need": {"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit access-point-policy",
		},
	}

	holds(case)
}

test_r_a_04[note] if {
	some note, case in {
		"a bucket that delegates to the account of the access point": {
			"policies": {
				"identity": [
					allow("s3:GetObject", [
						"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b/object/*",
						objects,
					]),
				],
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": b}}, to("*", allow("s3:*", [bucket, objects]))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b": {
						"arn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
						"account": b,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "allowed none both",
		},
		"a bucket that does not": {
			"policies": {
				"identity": [
					allow("s3:GetObject", [
						"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b/object/*",
						objects,
					]),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b": {
						"arn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
						"account": b,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"a bucket that delegates to another account": {
			"policies": {
				"identity": [
					allow("s3:GetObject", [
						"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b/object/*",
						objects,
					]),
				],
				"bucket": [
					when({"StringEquals": {"s3:DataAccessPointAccount": a}}, to({"AWS": "*"}, allow("*", [bucket, objects]))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b": {
						"arn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap-b",
						"account": b,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}

test_r_a_05[note] if {
	some note, case in {
		"the endpoint policy lists both ARNs": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"endpoint": [
					to("*", allow("s3:GetObject", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*", objects])),
				],
			},
			"need": {
				"endpoint": "vpce-1",
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {"aws:sourcevpce": {"values": ["vpce-1"]}},
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "allowed none identity",
		},
		"the endpoint policy lists the access point only": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"endpoint": [
					to("*", allow("s3:GetObject", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*"])),
				],
			},
			"need": {
				"endpoint": "vpce-1",
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {"aws:sourcevpce": {"values": ["vpce-1"]}},
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit endpoint",
		},
		"the endpoint policy lists the bucket only": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"endpoint": [to("*", allow("s3:GetObject", [objects]))],
			},
			"need": {
				"endpoint": "vpce-1",
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {"aws:sourcevpce": {"values": ["vpce-1"]}},
			},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
				},
			},
			"want": "denied implicit endpoint",
		},
	}

	holds(case)
}

test_r_a_07[note] if {
	some note, case in {
		"Object Lambda with everything": {
			"policies": {
				"identity": [
					allow("s3-object-lambda:Get*", "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap"),
					when(
						{
							"ForAnyValue:StringEquals": {"aws:CalledVia": ["s3-object-lambda.amazonaws.com"]},
						},
						allow("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111122223333:function:f:1"),
					),
					when(
						{
							"ForAnyValue:StringEquals": {"aws:CalledVia": ["s3-object-lambda.amazonaws.com"]},
						},
						allow("s3:Get*", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*", objects]),
					),
				],
			},
			"need": {"via": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
					"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap": {
						"arn": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "object-lambda",
						"supporting": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"function": "arn:aws:lambda:us-east-1:111122223333:function:f:1",
					},
				},
			},
			"want": "allowed none identity",
		},
		"Object Lambda without the function": {
			"policies": {
				"identity": [
					allow("s3-object-lambda:Get*", "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap"),
					allow("s3:Get*", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*", objects]),
				],
			},
			"need": {"via": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
					"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap": {
						"arn": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "object-lambda",
						"supporting": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"function": "arn:aws:lambda:us-east-1:111122223333:function:f:1",
					},
				},
			},
			"want": "denied implicit identity",
		},
		"Object Lambda without its own action": {
			"policies": {
				"identity": [
					allow("lambda:*", "*"),
					allow("s3:Get*", ["arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*", objects]),
				],
			},
			"need": {"via": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:111122223333:accesspoint/ap1": {
						"arn": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "standard",
					},
					"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap": {
						"arn": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/olap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "object-lambda",
						"supporting": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
						"function": "arn:aws:lambda:us-east-1:111122223333:function:f:1",
					},
				},
			},
			"want": "denied implicit access-point-policy",
		},
	}

	holds(case)
}
