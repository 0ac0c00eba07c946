package lint403.authz_test

test_r_b_01[note] if {
	some note, case in {
		"no condition": {
			"policies": {"identity": read, "bucket": [to("*", allow("s3:GetObject", objects))]},
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
		"an account is fixed": {
			"policies": {
				"identity": read,
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
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
			"want": "allowed none both",
		},
		"aws:PrincipalOrgID": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:PrincipalOrgID": "o-x"}}, to("*", allow("s3:GetObject", objects))),
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
			"want": "allowed none both",
		},
		"aws:PrincipalArn": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"ArnEquals": {"aws:PrincipalArn": partner}}, to("*", allow("s3:GetObject", objects))),
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
			"want": "allowed none both",
		},
		"aws:PrincipalArn with a wildcard": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/*"}}, to("*", allow("s3:GetObject", objects))),
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
		"aws:PrincipalAccount": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:PrincipalAccount": [a, b]}}, to("*", allow("s3:GetObject", objects))),
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
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_b_01_2[note] if {
	some note, case in {
		"one value of the list with a wildcard": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringLike": {"aws:PrincipalAccount": [a, "4444*"]}}, to("*", allow("s3:GetObject", objects))),
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
		"aws:SourceIp": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": "198.51.100.0/24"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:SourceIp as broad as /8": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": "198.0.0.0/8"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:SourceIp broader than /8": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": "192.0.0.0/5"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
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
		"everything": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
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
		"IPv6 as broad as /32": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": ["2001:db8::/32", "198.51.100.0/24"]}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_b_01_3[note] if {
	some note, case in {
		"IPv6 broader than /32": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": ["2001:d00::/24", "198.51.100.0/24"]}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
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
		"a single address": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"IpAddress": {"aws:SourceIp": "198.51.100.10"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceip": {"values": ["198.51.100.10"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:SourceArn": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"ArnEquals": {"aws:SourceArn": "arn:aws:s3:::x"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourcearn": {"values": ["arn:aws:s3:::x"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:SourceVpce": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourcevpce": {"values": ["vpce-1"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:SourceOwner": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:SourceOwner": a}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:sourceowner": {"values": [a]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
		"aws:userid": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:userid": "AROAX:sess1"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:userid": {"values": ["AROAX:sess1"]}},
			},
			"model": {
				"buckets": {
					"data-bkt": {
						"public_access_block": object.union(off, {"restrict_public_buckets": "on"}),
					},
				},
			},
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_b_01_4[note] if {
	some note, case in {
		"aws:userid of every session of a role": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringLike": {"aws:userid": "AROAX:*"}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"context": {"aws:userid": {"values": ["AROAX:sess1"]}},
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
		"a variable is not fixed": {
			"policies": {
				"identity": read,
				"bucket": [
					when({"StringEquals": {"aws:PrincipalAccount": "${aws:PrincipalAccount}"}}, to("*", allow("s3:GetObject", objects))),
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
	}

	holds(case)
}
