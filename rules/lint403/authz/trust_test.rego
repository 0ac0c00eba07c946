package lint403.authz_test

test_r_t_01[note] if {
	some note, case in {
		"trust names the user, no identity policy": {
			"policies": {
				"trust": [{"Effect": "Allow", "Principal": {"AWS": alice}, "Action": "sts:AssumeRole"}],
			},
			"need": {"operation": "AssumeRole", "role": app, "key": "", "bucket": ""},
			"want": "allowed none trust",
		},
		"trust names the account, no identity policy": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {"operation": "AssumeRole", "role": app, "key": "", "bucket": ""},
			"want": "denied implicit identity",
		},
		"trust names the account, identity policy allows": {
			"policies": {
				"identity": [allow("sts:AssumeRole", app)],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::111122223333:root"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {"operation": "AssumeRole", "role": app, "key": "", "bucket": ""},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_t_02[note] if {
	some note, case in {
		"the external id is right": {
			"policies": {
				"identity": [allow("sts:AssumeRole", "*")],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::444455556666:root"},
						"Action": "sts:AssumeRole",
						"Condition": {"StringEquals": {"sts:ExternalId": "x1"}},
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
				"context": {"sts:externalid": {"values": ["x1"]}},
			},
			"want": "allowed none both",
		},
		"the external id is missing": {
			"policies": {
				"identity": [allow("sts:AssumeRole", "*")],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::444455556666:root"},
						"Action": "sts:AssumeRole",
						"Condition": {"StringEquals": {"sts:ExternalId": "x1"}},
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
			},
			"want": "denied implicit trust",
		},
		"the external id as a parameter": {
			"policies": {
				"identity": [allow("sts:AssumeRole", "*")],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::444455556666:root"},
						"Action": "sts:AssumeRole",
						"Condition": {"StringEquals": {"sts:ExternalId": "x1"}},
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
				"context": {"sts:externalid": {"values": ["x1"]}},
			},
			"want": "allowed none both",
		},
	}

	holds(case)
}

test_r_t_03[note] if {
	some note, case in {
		"the service that runs the workload": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"principal": "lambda.amazonaws.com",
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
			},
			"model": {
				"principals": {
					"lambda.amazonaws.com": {
						"arn": "lambda.amazonaws.com",
						"kind": "service",
						"name": "lambda.amazonaws.com",
						"account": "",
					},
				},
			},
			"want": "allowed none trust",
		},
		"another service": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"Service": "ec2.amazonaws.com"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"principal": "ecs-tasks.amazonaws.com",
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
			},
			"model": {
				"principals": {
					"ecs-tasks.amazonaws.com": {
						"arn": "ecs-tasks.amazonaws.com",
						"kind": "service",
						"name": "ecs-tasks.amazonaws.com",
						"account": "",
					},
				},
			},
			"want": "denied implicit trust",
		},
	}

	holds(case)
}

test_r_t_04[note] if {
	some note, case in {
		"a chained session of an hour": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:sts::111122223333:assumed-role/ops/s"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/ops/s",
				"principal": "arn:aws:iam::111122223333:role/ops",
				"operation": "AssumeRole",
				"role": app,
				"parameters": {"duration-seconds": "3600"},
				"key": "",
				"bucket": "",
			},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/ops": {
						"arn": "arn:aws:iam::111122223333:role/ops",
						"kind": "role",
						"name": "ops",
						"account": a,
					},
				},
			},
			"want": "allowed none trust",
		},
		"a chained session of two hours": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:sts::111122223333:assumed-role/ops/s"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/ops/s",
				"principal": "arn:aws:iam::111122223333:role/ops",
				"operation": "AssumeRole",
				"role": app,
				"parameters": {"duration-seconds": "7200"},
				"key": "",
				"bucket": "",
			},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:role/ops": {
						"arn": "arn:aws:iam::111122223333:role/ops",
						"kind": "role",
						"name": "ops",
						"account": a,
					},
				},
			},
			"want": "denied service trust",
		},
		"after chaining only the last role counts": {
			"policies": {"identity": read},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_t_05[note] if {
	some note, case in {
		"a session policy never widens": {
			"policies": {"identity": [allow("s3:PutObject", objects)], "session": [allow("s3:*", "*")]},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_t_06[note] if {
	some note, case in {
		"tags of role and session": {
			"policies": {
				"identity": [
					when(
						{
							"StringEquals": {"aws:PrincipalTag/Team": "x", "aws:PrincipalTag/env": "prod"},
						},
						allow("s3:GetObject", objects),
					),
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1",
				"principal": app,
				"context": {"aws:principaltag/env": {"values": ["prod"]}},
			},
			"model": {"principals": {app: {"tags": {"team": "x"}}}},
			"want": "allowed none identity",
		},
		"passing session tags takes sts:TagSession": {
			"policies": {
				"trust": [{"Effect": "Allow", "Principal": {"AWS": alice}, "Action": "sts:AssumeRole"}],
			},
			"need": {
				"operation": "AssumeRole",
				"role": app,
				"parameters": {"tags": "true"},
				"key": "",
				"bucket": "",
			},
			"want": "denied implicit trust",
		},
		"which the trust policy allows": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": alice},
						"Action": ["sts:AssumeRole", "sts:TagSession"],
					},
				],
			},
			"need": {
				"operation": "AssumeRole",
				"role": app,
				"parameters": {"tags": "true"},
				"key": "",
				"bucket": "",
			},
			"want": "allowed none trust",
		},
	}

	holds(case)
}

test_r_t_07[note] if {
	some note, case in {
		"an SCP of the caller's account": {
			"policies": {
				"identity": [allow("sts:AssumeRole", "*")],
				"scp0-b": [allow("*", "*"), deny("sts:AssumeRole", "*")],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": partner},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
			},
			"model": {"accounts": {b: {"scp": [["scp0-b"]]}}},
			"want": "denied explicit scp",
		},
		"an RCP of the role's account": {
			"policies": {
				"identity": [allow("sts:AssumeRole", "*")],
				"rcp0": [
					when({"StringNotEqualsIfExists": {"aws:PrincipalAccount": a}}, to("*", deny("sts:AssumeRole", "*"))),
				],
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": partner},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {
				"session_arn": "arn:aws:sts::444455556666:assumed-role/partner/sess1",
				"principal": partner,
				"operation": "AssumeRole",
				"role": app,
				"key": "",
				"bucket": "",
			},
			"model": {"accounts": {a: {"rcp": [["rcp0"]]}}},
			"want": "denied explicit rcp",
		},
	}

	holds(case)
}

test_r_t_08[note] if {
	some note, case in {
		"the message of a missing trust": {
			"policies": {
				"trust": [
					{
						"Effect": "Allow",
						"Principal": {"AWS": "arn:aws:iam::111122223333:user/bob"},
						"Action": "sts:AssumeRole",
					},
				],
			},
			"need": {"operation": "AssumeRole", "role": app, "key": "", "bucket": ""},
			"want": "denied implicit trust",
		},
	}

	holds(case)
}
