package lint403.authz_test

test_r_s_12[note] if {
	some note, case in {
		"a missing key without ListBucket": {
			"policies": {"identity": read},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"exists": false, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit missing-object",
		},
		"a missing key with ListBucket": {
			"policies": {"identity": [allow("s3:GetObject", objects), allow("s3:ListBucket", bucket)]},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"exists": false, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"a missing key that may not be read": {
			"policies": {"identity": [allow("s3:ListBucket", bucket)]},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"exists": false, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_s_15[note] if {
	some note, case in {
		"COMPLIANCE holds against everybody": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {
				"operation": "DeleteObject",
				"version_id": "v1",
				"headers": {"x-amz-bypass-governance-retention": "true"},
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "COMPLIANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied service object-lock",
		},
		"GOVERNANCE with header and permission": {
			"policies": {
				"identity": [allow(["s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"], objects)],
			},
			"need": {
				"operation": "DeleteObject",
				"version_id": "v1",
				"headers": {"x-amz-bypass-governance-retention": "true"},
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "GOVERNANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"GOVERNANCE with the header alone": {
			"policies": {"identity": [allow("s3:DeleteObjectVersion", objects)]},
			"need": {
				"operation": "DeleteObject",
				"version_id": "v1",
				"headers": {"x-amz-bypass-governance-retention": "true"},
			},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "GOVERNANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied implicit identity",
		},
		"COMPLIANCE holds against the root user": {
			"need": {
				"principal": "arn:aws:iam::111122223333:root",
				"operation": "DeleteObject",
				"version_id": "v1",
			},
			"model": {
				"principals": {
					"arn:aws:iam::111122223333:root": {
						"arn": "arn:aws:iam::111122223333:root",
						"kind": "root",
						"name": "root",
						"account": a,
					},
				},
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "COMPLIANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied service object-lock",
		},
		"GOVERNANCE without the header": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "DeleteObject", "version_id": "v1"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "GOVERNANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied service object-lock",
		},
		"a legal hold": {
			"policies": {"identity": [allow("s3:*", "*")]},
			"need": {"operation": "DeleteObject", "version_id": "v1"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"legal_hold": true}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "denied service object-lock",
		},
	}

	holds(case)
}

test_r_s_15_2[note] if {
	some note, case in {
		"a simple delete adds a marker": {
			"policies": {"identity": [allow("s3:DeleteObject", objects)]},
			"need": {"operation": "DeleteObject"},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"lock": {"mode": "COMPLIANCE"}, "encryption": {"algorithm": "AES256"}},
				},
			},
			"want": "allowed none identity",
		},
		"an unlocked version": {
			"policies": {"identity": [allow("s3:DeleteObjectVersion", objects)]},
			"need": {"operation": "DeleteObject", "version_id": "v1"},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_s_16[note] if {
	some note, case in {
		"anonymous reads of SSE-KMS objects": {
			"policies": {
				"bucket": [to("*", allow("s3:GetObject", objects))],
				"key": [to("*", allow("kms:*", "*"))],
			},
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
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied service kms-signed-request",
		},
		"an encryption header on a read": {
			"policies": {"identity": [allow(["s3:*", "kms:*"], "*")]},
			"need": {"headers": {"x-amz-server-side-encryption": "aws:kms"}},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied service s3-service",
		},
		"anonymous reads of SSE-S3 objects": {
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
		"plain HTTP": {
			"policies": {"identity": [allow(["s3:*", "kms:*"], "*")]},
			"need": {"context": {"aws:securetransport": {"values": ["false"]}}},
			"model": {
				"objects": {
					"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "aws:kms", "key": key}},
				},
			},
			"want": "denied service kms-signed-request",
		},
	}

	holds(case)
}

test_r_s_17[note] if {
	some note, case in {
		"access logs into an SSE-KMS bucket": {
			"policies": {
				"bucket": [to({"Service": "logging.s3.amazonaws.com"}, allow("s3:PutObject", objects))],
				"key": [to({"Service": "logging.s3.amazonaws.com"}, allow("kms:*", "*"))],
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
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
			},
			"want": "denied service s3-service",
		},
		"access logs into an SSE-S3 bucket": {
			"policies": {
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
			},
			"want": "allowed none bucket-policy",
		},
	}

	holds(case)
}

test_r_s_18[note] if {
	some note, case in {
		"a presigned URL has the signer's permissions": {"policies": {"identity": read}, "want": "allowed none identity"},
		"and no others": {
			"policies": {"identity": read, "session": [allow("s3:PutObject", "*")]},
			"need": {"session_arn": "arn:aws:sts::111122223333:assumed-role/app/sess1", "principal": app},
			"want": "denied implicit session",
		},
	}

	holds(case)
}
