package lint403.authz_test

test_r_a_06[note] if {
	some note, case in {
		"multi-Region, same account": {
			"policies": {"identity": [allow("s3:GetObject", "*")]},
			"need": {"via": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap"},
			"model": {
				"access_points": {
					"arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap": {
						"arn": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "multi-region",
					},
				},
			},
			"want": "allowed none identity",
		},
		"multi-Region, other account, all three": {
			"policies": {
				"identity": [allow("s3:GetObject", "*")],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
				"access-point": [
					to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/*")),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap",
			},
			"model": {
				"access_points": {
					"arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap": {
						"arn": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "multi-region",
						"policy": "access-point",
					},
				},
			},
			"want": "allowed none both",
		},
		"multi-Region, its policy missing": {
			"policies": {
				"identity": [allow("s3:GetObject", "*")],
				"bucket": [to({"AWS": "arn:aws:iam::444455556666:root"}, allow("s3:GetObject", objects))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"via": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap",
			},
			"model": {
				"access_points": {
					"arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap": {
						"arn": "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap",
						"account": a,
						"bucket": "data-bkt",
						"network_origin": "Internet",
						"type": "multi-region",
					},
				},
			},
			"want": "denied implicit access-point-policy",
		},
	}

	holds(case)
}
