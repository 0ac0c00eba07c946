package lint403.authz_test

test_r_d_01[note] if {
	some note, case in {
		"a deny in the identity policy": {
			"policies": {"identity": [allow("s3:GetObject", objects), deny("s3:GetObject", objects)]},
			"want": "denied explicit identity",
		},
		"a deny in the bucket policy beats a direct allow in it": {
			"policies": {
				"bucket": [
					to({"AWS": alice}, allow("s3:GetObject", objects)),
					to({"AWS": alice}, deny("s3:GetObject", objects)),
				],
			},
			"want": "denied explicit bucket-policy",
		},
		"a deny for another action": {
			"policies": {"identity": [allow("s3:GetObject", objects), deny("s3:PutObject", objects)]},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_d_02[note] if {
	some note, case in {
		"the identity policy is enough": {"policies": {"identity": read}, "want": "allowed none identity"},
		"the bucket policy is enough": {
			"policies": {"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))]},
			"want": "allowed none bucket-policy",
		},
		"neither": {
			"policies": {"identity": [], "bucket": [to({"AWS": alice}, allow("s3:PutObject", objects))]},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_d_03[note] if {
	some note, case in {
		"across accounts, only the bucket policy": {
			"policies": {"bucket": [to({"AWS": partner}, allow("s3:GetObject", objects))]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "denied implicit identity",
		},
		"across accounts, only the identity policy": {
			"policies": {"identity": read},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "denied implicit bucket-policy",
		},
		"across accounts, both": {
			"policies": {
				"identity": read,
				"bucket": [
					to({"AWS": "arn:aws:sts::444455556666:assumed-role/partner/sess1"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_d_04[note] if {
	some note, case in {
		"user ARN passes an implicit deny of the boundary": {
			"policies": {
				"boundary": [allow("ec2:*", "*")],
				"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))],
			},
			"want": "allowed none bucket-policy",
		},
		"session ARN passes boundary and session policy": {
			"policies": {
				"boundary": [allow("ec2:*", "*")],
				"session": [allow("ec2:*", "*")],
				"bucket": [
					to({"AWS": "arn:aws:sts::111122223333:assumed-role/app/sess1"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none bucket-policy",
		},
		"a star with aws:PrincipalArn does too": {
			"policies": {
				"boundary": [allow("ec2:*", "*")],
				"session": [allow("ec2:*", "*")],
				"bucket": [
					when({"StringEquals": {"aws:PrincipalArn": app}}, to("*", allow("s3:GetObject", objects))),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none bucket-policy",
		},
	}

	holds(case)
}

test_r_d_05[note] if {
	some note, case in {
		"role ARN is limited by the boundary": {
			"policies": {
				"boundary": [allow("ec2:*", "*")],
				"bucket": [to({"AWS": app}, allow("s3:GetObject", objects))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit boundary",
		},
		"role ARN is limited by the session policy": {
			"policies": {
				"session": [allow("ec2:*", "*")],
				"bucket": [to({"AWS": app}, allow("s3:GetObject", objects))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit session",
		},
		"role ARN needs no identity allow": {
			"policies": {
				"boundary": [allow("s3:*", "*")],
				"session": [allow("s3:GetObject", "*")],
				"bucket": [to({"AWS": app}, allow("s3:GetObject", objects))],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none bucket-policy",
		},
	}

	holds(case)
}

test_r_d_06[note] if {
	some note, case in {
		"a deny in the boundary beats a direct allow": {
			"policies": {
				"boundary": [allow("*", "*"), deny("s3:*", "*")],
				"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))],
			},
			"want": "denied explicit boundary",
		},
		"a deny in the session policy beats a direct allow": {
			"policies": {
				"session": [allow("*", "*"), deny("s3:*", "*")],
				"bucket": [
					to({"AWS": "arn:aws:sts::111122223333:assumed-role/app/sess1"}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied explicit session",
		},
	}

	holds(case)
}

test_r_d_07[note] if {
	some note, case in {
		"a role without a session policy": {
			"policies": {"identity": read},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none identity",
		},
		"a federated user without a session policy": {
			"policies": {"identity": read},
			"need": {"principal": "arn:aws:sts::111122223333:federated-user/alice"},
			"model": {
				"principals": {
					"arn:aws:sts::111122223333:federated-user/alice": {
						"arn": "arn:aws:sts::111122223333:federated-user/alice",
						"kind": "federated-user",
						"name": "alice",
						"account": a,
						"identity": ["identity"],
					},
				},
			},
			"want": "denied implicit session",
		},
		"a federated user under its session policy": {
			"policies": {"identity": read, "session": [allow("s3:*", "*")]},
			"need": {"principal": "arn:aws:sts::111122223333:federated-user/alice"},
			"model": {
				"principals": {
					"arn:aws:sts::111122223333:federated-user/alice": {
						"arn": "arn:aws:sts::111122223333:federated-user/alice",
						"kind": "federated-user",
						"name": "alice",
						"account": a,
						"identity": ["identity"],
						"sessions": ["session"],
					},
				},
			},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_d_08[note] if {
	some note, case in {
		"identity and session policy": {
			"policies": {"identity": [allow("s3:*", "*")], "session": read},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none identity",
		},
		"a session policy does not widen": {
			"policies": {"identity": [], "session": [allow("s3:*", "*")]},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit identity",
		},
		"a session policy without the action": {
			"policies": {"identity": [allow("s3:*", "*")], "session": [allow("s3:PutObject", objects)]},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit session",
		},
	}

	holds(case)
}

test_r_d_10[note] if {
	some note, case in {
		"the root user needs no policy": {
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
		"a bucket policy can deny it": {
			"policies": {"bucket": [to("*", deny("s3:*", [bucket, objects]))]},
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
			"want": "denied explicit bucket-policy",
		},
		"an SCP can stop it": {
			"policies": {"scp0": [allow("*", "*")], "scp1": [allow("ec2:*", "*")]},
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
				"accounts": {a: {"scp": [["scp0"], ["scp1"]]}},
			},
			"want": "denied implicit scp",
		},
	}

	holds(case)
}

test_r_d_14[note] if {
	some note, case in {
		"the missing half is named": {
			"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:PutObject", objects))]},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
			},
			"want": "denied implicit bucket-policy",
		},
	}

	holds(case)
}
