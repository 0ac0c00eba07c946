package lint403.authz_test

test_r_c_01[note] if {
	some note, case in {
		"two operators are ANDed": {
			"policies": {
				"identity": [
					when(
						{
							"StringEquals": {"aws:PrincipalTag/t": "x"},
							"StringLike": {"aws:PrincipalTag/u": "y*"},
						},
						allow("s3:GetObject", objects),
					),
				],
			},
			"need": {
				"context": {
					"aws:principaltag/t": {"values": ["x"]},
					"aws:principaltag/u": {"values": ["z"]},
				},
			},
			"want": "denied implicit identity",
		},
		"both hold": {
			"policies": {
				"identity": [
					when(
						{
							"StringEquals": {"aws:PrincipalTag/t": "x"},
							"StringLike": {"aws:PrincipalTag/u": "y*"},
						},
						allow("s3:GetObject", objects),
					),
				],
			},
			"need": {
				"context": {
					"aws:principaltag/t": {"values": ["x"]},
					"aws:principaltag/u": {"values": ["yes"]},
				},
			},
			"want": "allowed none identity",
		},
		"values are ORed": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/t": ["a", "b"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["b"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_c_02[note] if {
	some note, case in {
		"absent key, StringEquals": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/t": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
		"absent key, StringNotEquals": {
			"policies": {
				"identity": [
					when({"StringNotEquals": {"aws:PrincipalTag/t": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
		"absent key in a Deny with StringNotEquals denies": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringNotEquals": {"aws:PrincipalTag/t": "a"}}, deny("s3:GetObject", objects)),
				],
			},
			"want": "denied explicit identity",
		},
	}

	holds(case)
}

test_r_c_03[note] if {
	some note, case in {
		"IfExists, absent": {
			"policies": {
				"identity": [
					when({"StringEqualsIfExists": {"aws:PrincipalTag/t": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
		"IfExists, present and different": {
			"policies": {
				"identity": [
					when({"StringEqualsIfExists": {"aws:PrincipalTag/t": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["b"]}}},
			"want": "denied implicit identity",
		},
		"IfExists on a negated operator, absent": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringNotEqualsIfExists": {"aws:PrincipalTag/t": "a"}}, deny("s3:GetObject", objects)),
				],
			},
			"want": "denied explicit identity",
		},
	}

	holds(case)
}

test_r_c_04[note] if {
	some note, case in {
		"Null true, absent": {
			"policies": {
				"identity": [
					when({"Null": {"aws:PrincipalTag/t": "true"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
		"Null true, present": {
			"policies": {
				"identity": [
					when({"Null": {"aws:PrincipalTag/t": "true"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["x"]}}},
			"want": "denied implicit identity",
		},
		"Null false, present": {
			"policies": {
				"identity": [
					when({"Null": {"aws:PrincipalTag/t": "false"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["x"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_c_05[note] if {
	some note, case in {
		"ForAllValues, absent": {
			"policies": {
				"identity": [
					when({"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
		"ForAllValues, one does not": {
			"policies": {
				"identity": [
					when({"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": ["a", "c"], "multi": true}}},
			"want": "denied implicit identity",
		},
		"ForAllValues, empty": {
			"policies": {
				"identity": [
					when({"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": [], "multi": true}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_c_06[note] if {
	some note, case in {
		"ForAnyValue, absent": {
			"policies": {
				"identity": [
					when({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
		"ForAnyValue, one matches": {
			"policies": {
				"identity": [
					when({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": ["a", "c"], "multi": true}}},
			"want": "allowed none identity",
		},
		"ForAnyValue, none matches": {
			"policies": {
				"identity": [
					when({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": ["b", "c"], "multi": true}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_07[note] if {
	some note, case in {
		"a multivalued key without a set operator": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": ["a"], "multi": true}}},
			"want": "denied implicit identity",
		},
		"a set operator on a single value": {
			"policies": {
				"identity": [
					when({"ForAllValues:StringEquals": {"aws:PrincipalTag/t": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["a"]}}},
			"want": "allowed none identity",
		},
		"nor with a negated operator": {
			"policies": {
				"identity": [
					when({"StringNotEquals": {"aws:TagKeys": ["a"]}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:tagkeys": {"values": ["b"], "multi": true}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_08[note] if {
	some note, case in {
		"StringEquals, other case": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/t": "A"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["a"]}}},
			"want": "denied implicit identity",
		},
		"StringEquals, a star is a star": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/t": "a*"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["a*"]}}},
			"want": "allowed none identity",
		},
		"StringEquals takes no wildcards": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/t": "a*"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["abc"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_09[note] if {
	some note, case in {
		"ArnEquals takes wildcards": {
			"policies": {
				"identity": [
					when({"ArnEquals": {"aws:SourceArn": "arn:aws:sns:*:*:t*"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {
				"context": {"aws:sourcearn": {"values": ["arn:aws:sns:us-east-1:111122223333:topic"]}},
			},
			"want": "allowed none identity",
		},
		"ArnLike, a wildcard does not cross a colon": {
			"policies": {
				"identity": [
					when({"ArnLike": {"aws:SourceArn": "arn:aws:*:topic"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {
				"context": {"aws:sourcearn": {"values": ["arn:aws:sns:us-east-1:111122223333:topic"]}},
			},
			"want": "denied implicit identity",
		},
		"ArnLike, the last part keeps colons": {
			"policies": {
				"identity": [
					when({"ArnLike": {"aws:SourceArn": "arn:aws:logs:*:*:log-group:*"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {
				"context": {
					"aws:sourcearn": {"values": ["arn:aws:logs:us-east-1:111122223333:log-group:g:s"]},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_c_11[note] if {
	some note, case in {
		"condition keys ignore case": {
			"policies": {
				"identity": [
					when({"StringEquals": {"AWS:principaltag/T": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["a"]}}},
			"want": "allowed none identity",
		},
		"an operator that does not exist never holds": {
			"policies": {
				"identity": [
					when({"StringEqual": {"aws:PrincipalTag/t": "a"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/t": {"values": ["a"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_12[note] if {
	some note, case in {
		"an endpoint policy with a long enough literal part": {
			"policies": {
				"identity": read,
				"endpoint": [
					when(
						{
							"StringLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:user/*"},
						},
						to("*", allow("*", "*")),
					),
				],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "allowed none identity",
		},
		"an endpoint policy whose pattern misses": {
			"policies": {
				"identity": read,
				"endpoint": [
					when(
						{
							"StringLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"},
						},
						to("*", allow("*", "*")),
					),
				],
			},
			"need": {"endpoint": "vpce-1", "context": {"aws:sourcevpce": {"values": ["vpce-1"]}}},
			"want": "denied implicit endpoint",
		},
	}

	holds(case)
}
