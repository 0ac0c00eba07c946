package lint403.authz_test

test_r_e_01[note] if {
	some note, case in {
		"all elements match": {"policies": {"identity": read}, "want": "allowed none identity"},
		"another action": {
			"policies": {"identity": [allow("s3:PutObject", objects)]},
			"want": "denied implicit identity",
		},
		"another resource": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::other/*")]},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_e_02[note] if {
	some note, case in {
		"action names ignore case": {"policies": {"identity": [allow("S3:getobject", objects)]}, "want": "allowed none identity"},
		"a question mark is not none": {
			"policies": {"identity": [allow("s3:GetObject?", objects)]},
			"want": "denied implicit identity",
		},
		"a star in the middle of an action": {"policies": {"identity": [allow("s3:G*Object", objects)]}, "want": "allowed none identity"},
	}

	holds(case)
}

test_r_e_03[note] if {
	some note, case in {
		"a star crosses slashes": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*.csv")]},
			"want": "allowed none identity",
		},
		"a question mark is exactly one character": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/reports/q??.csv")]},
			"want": "denied implicit identity",
		},
		"a star is empty too": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/reports/q1.csv*")]},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_e_04[note] if {
	some note, case in {
		"an empty run between slashes": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*/test/*")]},
			"need": {"key": "/test/o"},
			"want": "allowed none identity",
		},
		"no slash before it": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*/test/*")]},
			"need": {"key": "test/o"},
			"want": "denied implicit identity",
		},
		"several levels": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/*/test/*")]},
			"need": {"key": "1/2/test/3/o"},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_e_05[note] if {
	some note, case in {
		"a bucket action on the object ARN": {
			"policies": {"identity": [allow("s3:ListBucket", objects)]},
			"need": {"operation": "ListObjectsV2", "key": ""},
			"want": "denied implicit identity",
		},
		"a bucket action on the bucket ARN": {
			"policies": {"identity": [allow("s3:ListBucket", bucket)]},
			"need": {"operation": "ListObjectsV2", "key": ""},
			"want": "allowed none identity",
		},
		"an object action on the bucket ARN": {"policies": {"identity": [allow("s3:GetObject", bucket)]}, "want": "denied implicit identity"},
	}

	holds(case)
}

test_r_e_06[note] if {
	some note, case in {
		"NotResource of keys only hits the bucket": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					{"Effect": "Deny", "Action": "s3:*", "NotResource": objects},
				],
			},
			"need": {"operation": "ListObjectsV2", "key": ""},
			"want": "denied explicit identity",
		},
		"NotResource spares what it lists": {
			"policies": {
				"identity": [
					allow("s3:*", "*"),
					{"Effect": "Deny", "Action": "s3:*", "NotResource": objects},
				],
			},
			"want": "allowed none identity",
		},
		"NotAction in an Allow leaves out what it lists": {
			"policies": {
				"identity": [
					{
						"Effect": "Allow",
						"NotAction": ["s3:DeleteObject", "s3:Get*"],
						"Resource": objects,
					},
				],
			},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_e_07[note] if {
	some note, case in {
		"a space before the bucket name": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3::: data-bkt/*")]},
			"want": "denied implicit identity",
		},
		"a space that is in the key too": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/my file.txt")]},
			"need": {"key": "my file.txt"},
			"want": "allowed none identity",
		},
		"a space behind the pattern": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/reports/q1.csv ")]},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_e_08[note] if {
	some note, case in {
		"an action without resources on the star": {
			"policies": {"identity": [allow("s3:ListAllMyBuckets", "*")]},
			"need": {"operation": "ListBuckets", "key": ""},
			"want": "allowed none identity",
		},
		"the same on one bucket": {
			"policies": {"identity": [allow("s3:ListAllMyBuckets", bucket)]},
			"need": {"operation": "ListBuckets", "key": ""},
			"want": "denied implicit identity",
		},
		"the same on every bucket": {
			"policies": {"identity": [allow("s3:ListAllMyBuckets", "arn:aws:s3:::*")]},
			"need": {"operation": "ListBuckets", "key": ""},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_e_09[note] if {
	some note, case in {
		"the current version": {
			"policies": {"identity": [allow("s3:GetObject", "arn:aws:s3:::data-bkt/home/${aws:username}/*")]},
			"need": {"key": "home/alice/x"},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
