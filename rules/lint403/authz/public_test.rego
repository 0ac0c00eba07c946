package lint403.authz_test

test_r_b_02[note] if {
	some note, case in {
		"a VPC access point is never public": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"access-point": [
					to("*", allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
				"context": {"aws:sourcevpc": {"values": ["vpc-1"]}},
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
						"policy": "access-point",
					},
				},
			},
			"want": "allowed none both",
		},
		"s3:DataAccessPointArn pins nothing in an access point policy": {
			"policies": {
				"identity": [allow("s3:*", "*")],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"access-point": [
					when(
						{
							"StringLike": {
								"s3:DataAccessPointArn": "arn:aws:s3:us-east-1:111122223333:accesspoint/*",
							},
						},
						to("*", allow("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1/object/*")),
					),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3:us-east-1:111122223333:accesspoint/ap1",
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
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}

test_r_b_03[note] if {
	some note, case in {
		"a negated operator": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringNotEquals": {"aws:PrincipalAccount": c}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"Null": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Null": {"aws:PrincipalOrgID": "false"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:principalorgid": {"values": ["o-x"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"Bool on aws:SecureTransport": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"Bool": {"aws:SecureTransport": "true"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"aws:Referer": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:Referer": "https://example.com"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:referer": {"values": ["https://example.com"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"aws:UserAgent": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:UserAgent": "x"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:useragent": {"values": ["x"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"aws:PrincipalTag": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:PrincipalTag/a": "b"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:principaltag/a": {"values": ["b"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}

test_r_b_03_2[note] if {
	some note, case in {
		"IfExists pins nothing, the key may be absent": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-x"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:principalorgid": {"values": ["o-x"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}

test_r_b_04[note] if {
	some note, case in {
		"AuthenticatedUsers is public too": {
			"policies": {"identity": [allow(["s3:PutObject", "s3:PutObjectAcl"], objects)]},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "authenticated-read"}},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"block_public_acls": "on"}),
					},
				},
			},
			"want": "denied service block-public-access",
		},
		"log delivery is not": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "PutBucketAcl",
				"key": "",
				"headers": {"x-amz-acl": "log-delivery-write"},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"ownership": {"value": "ObjectWriter"},
						"public_access_block": object.union(off, {"block_public_acls": "on"}),
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_b_05[note] if {
	some note, case in {
		"aws:VpceOrgID is not on the list": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:VpceOrgID": "o-x"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:vpceorgid": {"values": ["o-x"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
		"aws:VpceAccount is not on the list": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:VpceAccount": a}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:vpceaccount": {"values": [a]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "denied explicit block-public-access",
		},
	}

	holds(case)
}
