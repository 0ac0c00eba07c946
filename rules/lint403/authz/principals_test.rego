package lint403.authz_test

test_r_p_01[note] if {
	some note, case in {
		"the session ARN is the principal of a role call": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws:sts::111122223333:assumed-role/app/sess1"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none bucket-policy",
		},
		"another session of the same role is another principal": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws:sts::111122223333:assumed-role/app/other"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit identity",
		},
		"a session ARN never equals aws:PrincipalArn": {
			"policies": {
				"identity": read,
				"bucket": [
					when(
						{
							"ArnNotEquals": {
								"aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
							},
						},
						to("*", deny("s3:*", [bucket, objects])),
					),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied explicit bucket-policy",
		},
	}

	holds(case)
}

test_r_p_02[note] if {
	some note, case in {
		"direct by user ARN": {
			"policies": {"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))]},
			"want": "allowed none bucket-policy",
		},
		"account id as principal denies every caller of the account": {
			"policies": {"identity": read, "bucket": [to({"AWS": a}, deny("s3:GetObject", objects))]},
			"want": "denied explicit bucket-policy",
		},
		"a deny that names another user": {
			"policies": {
				"identity": read,
				"bucket": [
					to({"AWS": "arn:aws:iam::111122223333:user/bob"}, deny("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_p_03[note] if {
	some note, case in {
		"a star reaches anonymous callers": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
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
			"want": "allowed none bucket-policy",
		},
		"no partial wildcard in Principal": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws:iam::111122223333:user/al*"}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
		"a wildcard service names nobody": {
			"policies": {"bucket": [to({"Service": "*"}, allow("s3:GetObject", objects))]},
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
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}

test_r_p_04[note] if {
	some note, case in {
		"the account alone only delegates": {
			"policies": {
				"bucket": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("s3:GetObject", objects))],
			},
			"want": "denied implicit identity",
		},
		"the account covers its root user": {
			"policies": {
				"bucket": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("s3:GetObject", objects))],
			},
			"need": {"principal": "arn:aws:iam::111122223333:root"},
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
		"a bare account id delegates too": {
			"policies": {"bucket": [to({"AWS": a}, allow("s3:GetObject", objects))]},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_p_05[note] if {
	some note, case in {
		"user names are case-sensitive": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws:iam::111122223333:user/Alice"}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
		"a group is no principal": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws:iam::111122223333:group/readers"}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_p_06[note] if {
	some note, case in {
		"a canonical user names its account": {
			"policies": {
				"identity": read,
				"bucket": [
					to(
						{
							"CanonicalUser": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
						},
						allow("s3:GetObject", objects),
					),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {
				"accounts": {
					b: {
						"canonical_id": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
					},
				},
			},
			"want": "allowed none both",
		},
		"a federated provider in a bucket policy names nobody": {
			"policies": {
				"bucket": [
					to({"Federated": "arn:aws:iam::111122223333:saml-provider/corp"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit identity",
		},
		"an OIDC provider in a trust policy": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {
							"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
						},
						"Action": "sts:AssumeRoleWithWebIdentity",
						"Condition": {
							"StringLike": {
								"token.actions.githubusercontent.com:sub": "repo:o/r:*",
							},
						},
					},
				],
			},
			"need": {
				"principal": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
				"operation": "AssumeRoleWithWebIdentity",
				"role": app,
				"key": "",
				"context": {
					"token.actions.githubusercontent.com:sub": {"values": ["repo:o/r:ref:refs/heads/main"]},
				},
			},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com": {
						"arn": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
						"kind": "federated",
						"name": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
						"account": a,
					},
				},
			},
			"want": "allowed none trust",
		},
	}

	holds(case)
}

test_r_p_07[note] if {
	some note, case in {
		"NotPrincipal with user and account spares the user": {
			"policies": {
				"identity": read,
				"bucket": [
					{
						"Effect": "Deny",
						"Action": "s3:*",
						"Resource": [bucket, objects],
						"NotPrincipal": {"AWS": [alice, "arn:aws:iam::111122223333:root"]},
					},
				],
			},
			"want": "allowed none identity",
		},
		"NotPrincipal without the account": {
			"policies": {
				"identity": read,
				"bucket": [
					{
						"Effect": "Deny",
						"Action": "s3:*",
						"Resource": [bucket, objects],
						"NotPrincipal": {"AWS": alice},
					},
				],
			},
			"want": "denied explicit bucket-policy",
		},
		"NotPrincipal in an Allow grants nothing": {
			"policies": {
				"bucket": [
					{
						"Effect": "Allow",
						"Action": "s3:GetObject",
						"Resource": objects,
						"NotPrincipal": {"AWS": "arn:aws:iam::111122223333:user/bob"},
					},
				],
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_p_08[note] if {
	some note, case in {
		"NotPrincipal always hits a caller with a boundary": {
			"policies": {
				"identity": read,
				"boundary": [allow("s3:*", "*")],
				"bucket": [
					{
						"Effect": "Deny",
						"Action": "s3:*",
						"Resource": [bucket, objects],
						"NotPrincipal": {"AWS": [alice, "arn:aws:iam::111122223333:root"]},
					},
				],
			},
			"want": "denied explicit bucket-policy",
		},
	}

	holds(case)
}

test_r_p_09[note] if {
	some note, case in {
		"a principal of another partition": {
			"policies": {
				"bucket": [
					to({"AWS": "arn:aws-cn:iam::111122223333:user/alice"}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_p_10[note] if {
	some note, case in {
		"the unique id of a deleted user": {
			"policies": {"bucket": [to({"AWS": "AIDACKCEVSQ6C2EXAMPLE"}, allow("s3:GetObject", objects))]},
			"model": {"principals": {alice: {"unique_id": "AIDACKCEVSQ6C2EXAMPLE"}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_p_11[note] if {
	some note, case in {
		"the regional name of a service is another name": {
			"policies": {"bucket": [to({"Service": "s3.amazonaws.com"}, allow("s3:PutObject", objects))]},
			"need": {"principal": "s3.me-south-1.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"s3.me-south-1.amazonaws.com": {
						"arn": "s3.me-south-1.amazonaws.com",
						"kind": "service",
						"name": "s3.me-south-1.amazonaws.com",
						"account": "",
					},
				},
			},
			"want": "denied implicit bucket-policy",
		},
		"the regional name itself": {
			"policies": {
				"bucket": [
					to({"Service": "s3.me-south-1.amazonaws.com"}, allow("s3:PutObject", objects)),
				],
			},
			"need": {"principal": "s3.me-south-1.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"s3.me-south-1.amazonaws.com": {
						"arn": "s3.me-south-1.amazonaws.com",
						"kind": "service",
						"name": "s3.me-south-1.amazonaws.com",
						"account": "",
					},
				},
			},
			"want": "allowed none bucket-policy",
		},
	}

	holds(case)
}
