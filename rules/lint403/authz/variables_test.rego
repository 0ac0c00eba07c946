package lint403.authz_test

test_r_v_01[note] if {
	some note, case in {
		"a variable in Resource": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:username}/*")]},
			"need": {"key": "home/alice/x"},
			"want": "allowed none identity",
		},
		"a variable in a Deny": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					deny("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:username}/*"),
				],
			},
			"need": {"key": "home/alice/x"},
			"want": "denied explicit identity",
		},
		"a wildcard inside a value is literal": {
			"policies": {
				"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:PrincipalTag/d}/x")],
			},
			"need": {"key": "home/bob/x", "context": {"aws:principaltag/d": {"values": ["*"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_v_02[note] if {
	some note, case in {
		"without a value a Resource matches nothing": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:username}/*")]},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"key": "home//x",
			},
			"want": "denied implicit identity",
		},
		"without a value a negated condition holds": {
			"policies": {
				"identity": [
					allow("s3:GetObject", objects),
					when({"StringNotEquals": {"aws:PrincipalTag/a": "${aws:PrincipalTag/b}"}}, deny("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/a": {"values": ["x"]}}},
			"want": "denied explicit identity",
		},
		"without a value a positive condition fails": {
			"policies": {
				"identity": [
					when({"StringEquals": {"aws:PrincipalTag/a": "${aws:PrincipalTag/b}"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:principaltag/a": {"values": ["x"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_v_03[note] if {
	some note, case in {
		"the default stands in for a missing value": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:PrincipalTag/dept, 'none'}/*"),
				],
			},
			"need": {"key": "none/x"},
			"want": "allowed none identity",
		},
		"the default is not used beside a value": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:PrincipalTag/dept, 'none'}/*"),
				],
			},
			"need": {"key": "none/x", "context": {"aws:principaltag/dept": {"values": ["fin"]}}},
			"want": "denied implicit identity",
		},
		"a value beats the default": {
			"policies": {
				"identity": [
					allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:PrincipalTag/dept, 'none'}/*"),
				],
			},
			"need": {"key": "fin/x", "context": {"aws:principaltag/dept": {"values": ["fin"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_v_04[note] if {
	some note, case in {
		"a literal star": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/a${*}b")]},
			"need": {"key": "a*b"},
			"want": "allowed none identity",
		},
		"a literal star is no wildcard": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/a${*}b")]},
			"need": {"key": "axb"},
			"want": "denied implicit identity",
		},
		"a literal question mark beside a wildcard": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/a${?}b*")]},
			"need": {"key": "a?bc"},
			"want": "allowed none identity",
		},
		"a literal question mark is no character": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/a${?}b*")]},
			"need": {"key": "axbc"},
			"want": "denied implicit identity",
		},
		"a literal dollar before what looks like a variable": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/${$}{aws:username}")]},
			"need": {"key": "${aws:username}"},
			"want": "allowed none identity",
		},
		"which is none": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/${$}{aws:username}")]},
			"need": {"key": "$alice"},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_v_05[note] if {
	some note, case in {
		"a multivalued key is no variable": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/${aws:TagKeys}/*")]},
			"need": {"key": "x/y", "context": {"aws:tagkeys": {"values": ["x"], "multi": true}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_v_06[note] if {
	some note, case in {
		"a role session has no user name": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:username}/*")]},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"key": "home/app/x",
			},
			"want": "denied implicit identity",
		},
		"aws:userid of a session is id and session name": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:userid}/*")]},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"key": "home/AROAEXAMPLE:sess1/x",
			},
			"model": {"principals": {app: {"unique_id": "AROAEXAMPLE"}}},
			"want": "allowed none identity",
		},
		"the name of the role is not in aws:userid": {
			"policies": {
				"identity": [when({"StringLike": {"aws:userid": "app:*"}}, allow("s3:GetObject", objects))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}
