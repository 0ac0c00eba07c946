package lint403.authz_test

test_r_x[note] if {
	some note, case in {
		"other organizations learn nothing": {
			"policies": {
				"identity": read,
				"bucket": [
					to({"AWS": "arn:aws:iam::777788889999:root"}, allow("s3:GetObject", objects)),
					to({"AWS": "arn:aws:iam::777788889999:root"}, deny("s3:*", objects)),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::777788889999:assumed-role/ext/sess1",
				"principal": "arn:aws:iam::777788889999:role/ext",
			},
			"model": {
				"principals": {
					"arn:aws:iam::777788889999:role/ext": {
						"arn": "arn:aws:iam::777788889999:role/ext",
						"kind": "role",
						"name": "ext",
						"account": c,
						"identity": ["identity"],
					},
				},
			},
			"want": "denied explicit bucket-policy",
		},
		"the same organization does": {
			"policies": {
				"identity": read,
				"bucket": [
					to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects)),
					to({"AWS": "arn:aws:iam::444455556666:root"}, deny("s3:*", objects)),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "denied explicit bucket-policy",
		},
	}

	holds(case)
}
