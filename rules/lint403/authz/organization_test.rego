package lint403.authz_test

test_r_d_11[note] if {
	some note, case in {
		"an SCP deny": {
			"policies": {"identity": read, "scp0": [allow("*", "*"), deny("s3:*", "*")]},
			"model": {"accounts": {a: {"scp": [["scp0"]]}}},
			"want": "denied explicit scp",
		},
		"every level must allow": {
			"policies": {
				"identity": read,
				"scp0": [allow("*", "*")],
				"scp1": [allow("s3:PutObject", "*")],
				"scp2": [allow("*", "*")],
			},
			"model": {"accounts": {a: {"scp": [["scp0"], ["scp1"], ["scp2"]]}}},
			"want": "denied implicit scp",
		},
		"the management account is spared": {
			"policies": {"identity": read, "scp0": [deny("s3:*", "*")]},
			"model": {"accounts": {a: {"management": true, "scp": [["scp0"]]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_d_12[note] if {
	some note, case in {
		"an RCP deny": {
			"policies": {"identity": read, "rcp0": [to("*", deny("s3:*", "*"))]},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "denied explicit rcp",
		},
		"no implicit deny without statements": {
			"policies": {"identity": read, "rcp0": [], "rcp1": []},
			"model": {"accounts": {a: {"rcp": [["rcp0"], ["rcp1"]]}}},
			"want": "allowed none identity",
		},
		"unless the statement exempts them": {
			"policies": {
				"rcp0": [
					when(
						{
							"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-exampleorg1"},
							"BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
						},
						to("*", deny("s3:*", "*")),
					),
				],
				"bucket": [to({"Service": "logging.s3.amazonaws.com"}, allow("s3:PutObject", objects))],
			},
			"need": {"principal": "logging.s3.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"logging.s3.amazonaws.com": {
						"arn": "logging.s3.amazonaws.com",
						"kind": "service",
						"name": "logging.s3.amazonaws.com",
						"account": "",
					},
				},
				"accounts": {a: {"rcp": [["rcp0"]]}},
			},
			"want": "allowed none bucket-policy",
		},
		"the RCP of the caller's account does not count": {
			"policies": {
				"identity": read,
				"rcp0-b": [to("*", deny("s3:*", "*"))],
				"bucket": [to({"AWS": partner}, allow("s3:GetObject", objects))],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"model": {"accounts": {b: {"rcp": [["rcp0-b"]]}}},
			"want": "allowed none both",
		},
		"an Allow in an RCP grants nothing": {
			"policies": {"rcp0": [to("*", allow("s3:*", "*"))]},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "denied implicit identity",
		},
		"kms:RetireGrant is spared": {
			"policies": {
				"identity": [allow("kms:RetireGrant", "*")],
				"rcp0": [to("*", deny("kms:*", "*"))],
				"key": [to({"AWS": "arn:aws:iam::111122223333:root"}, allow("kms:*", "*"))],
			},
			"need": {"operation": "RetireGrant", "resource": key, "key": "", "bucket": ""},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "allowed none kms-identity",
		},
	}

	holds(case)
}

test_r_d_12_2[note] if {
	some note, case in {
		"it binds services": {
			"policies": {
				"rcp0": [
					when({"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-exampleorg1"}}, to("*", deny("s3:*", "*"))),
				],
				"bucket": [to({"Service": "logging.s3.amazonaws.com"}, allow("s3:PutObject", objects))],
			},
			"need": {"principal": "logging.s3.amazonaws.com", "operation": "PutObject"},
			"model": {
				"principals": {
					"logging.s3.amazonaws.com": {
						"arn": "logging.s3.amazonaws.com",
						"kind": "service",
						"name": "logging.s3.amazonaws.com",
						"account": "",
					},
				},
				"accounts": {a: {"rcp": [["rcp0"]]}},
			},
			"want": "denied explicit rcp",
		},
		"it binds the root user": {
			"policies": {"rcp0": [to("*", deny("s3:*", "*"))]},
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
				"accounts": {a: {"rcp": [["rcp0"]]}},
			},
			"want": "denied explicit rcp",
		},
		"it binds outsiders": {
			"policies": {
				"identity": read,
				"rcp0": [to("*", deny("s3:*", "*"))],
				"bucket": [
					to({"AWS": "arn:aws:sts::777788889999:assumed-role/ext/sess1"}, allow("s3:GetObject", objects)),
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
				"accounts": {a: {"rcp": [["rcp0"]]}},
			},
			"want": "denied explicit rcp",
		},
		"a resource of the management account is spared": {
			"policies": {"identity": read, "rcp0": [to("*", deny("s3:*", "*"))]},
			"model": {"accounts": {a: {"management": true, "rcp": [["rcp0"]]}}},
			"want": "allowed none identity",
		},
		"a deny that names somebody has no effect": {
			"policies": {"identity": read, "rcp0": [to({"AWS": alice}, deny("s3:*", "*"))]},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "allowed none identity",
		},
		"a service without RCP support": {
			"policies": {"identity": [allow("sns:Publish", "*")], "rcp0": [to("*", deny("sns:*", "*"))]},
			"need": {
				"action": "sns:Publish",
				"resource": "arn:aws:sns:us-east-1:111122223333:t",
				"key": "",
				"bucket": "",
				"operation": "",
			},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_d_12_3[note] if {
	some note, case in {
		"AWS managed keys are spared": {
			"policies": {"identity": read, "rcp0": [to("*", deny("kms:*", "*"))]},
			"model": {
				"accounts": {a: {"rcp": [["rcp0"]]}},
				"objects": {"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms"}}},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_d_13[note] if {
	some note, case in {
		"an SCP Allow with Resource": {
			"policies": {"identity": read, "scp0": [allow("s3:*", [objects])]},
			"model": {"accounts": {a: {"scp": [["scp0"]]}}},
			"want": "allowed none identity",
		},
		"an SCP Allow with a condition": {
			"policies": {
				"identity": read,
				"scp0": [when({"StringEquals": {"aws:PrincipalTag/t": "x"}}, allow("s3:*", "*"))],
			},
			"model": {"accounts": {a: {"scp": [["scp0"]]}}},
			"want": "denied implicit scp",
		},
		"an SCP Allow with NotAction": {
			"policies": {"identity": read, "scp0": [{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}]},
			"model": {"accounts": {a: {"scp": [["scp0"]]}}},
			"want": "denied implicit scp",
		},
	}

	holds(case)
}
