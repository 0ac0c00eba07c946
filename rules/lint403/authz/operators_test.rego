package lint403.authz_test

test_r_c_10[note] if {
	some note, case in {
		"Bool, case of the value": {
			"policies": {
				"identity": [
					when({"Bool": {"aws:SecureTransport": "TRUE"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "allowed none identity",
		},
		"Bool false against true": {
			"policies": {
				"identity": [
					when({"Bool": {"aws:SecureTransport": "false"}}, allow("s3:GetObject", objects)),
				],
			},
			"want": "denied implicit identity",
		},
		"Bool as a JSON boolean": {
			"policies": {
				"identity": [when({"Bool": {"aws:SecureTransport": true}}, allow("s3:GetObject", objects))],
			},
			"want": "allowed none identity",
		},
		"NumericEquals with a decimal": {
			"policies": {
				"identity": [
					when({"NumericEquals": {"s3:max-keys": "10.0"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["10"]}}},
			"want": "allowed none identity",
		},
		"NumericNotEquals": {
			"policies": {
				"identity": [
					when({"NumericNotEquals": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["11"]}}},
			"want": "allowed none identity",
		},
		"NumericLessThan, equal": {
			"policies": {
				"identity": [
					when({"NumericLessThan": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["10"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_10_2[note] if {
	some note, case in {
		"NumericLessThanEquals, equal": {
			"policies": {
				"identity": [
					when({"NumericLessThanEquals": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["10"]}}},
			"want": "allowed none identity",
		},
		"NumericGreaterThan, equal": {
			"policies": {
				"identity": [
					when({"NumericGreaterThan": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["10"]}}},
			"want": "denied implicit identity",
		},
		"NumericGreaterThan": {
			"policies": {
				"identity": [
					when({"NumericGreaterThan": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["11"]}}},
			"want": "allowed none identity",
		},
		"NumericGreaterThanEquals, equal": {
			"policies": {
				"identity": [
					when({"NumericGreaterThanEquals": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["10"]}}},
			"want": "allowed none identity",
		},
		"numbers are not compared as texts": {
			"policies": {
				"identity": [
					when({"NumericLessThan": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["9"]}}},
			"want": "allowed none identity",
		},
		"a text is no number": {
			"policies": {
				"identity": [
					when({"NumericLessThan": {"s3:max-keys": "10"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"s3:max-keys": {"values": ["many"]}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

test_r_c_10_3[note] if {
	some note, case in {
		"DateGreaterThan": {
			"policies": {
				"identity": [
					when({"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2026-01-01T00:00:01Z"]}}},
			"want": "allowed none identity",
		},
		"DateLessThan, a date without time": {
			"policies": {
				"identity": [
					when({"DateLessThan": {"aws:CurrentTime": "2026-01-02"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2026-01-01T23:59:59Z"]}}},
			"want": "allowed none identity",
		},
		"DateEquals across time zones": {
			"policies": {
				"identity": [
					when({"DateEquals": {"aws:CurrentTime": "2026-01-01T01:00:00+01:00"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2026-01-01T00:00:00Z"]}}},
			"want": "allowed none identity",
		},
		"dates in seconds since 1970": {
			"policies": {
				"identity": [
					when({"DateLessThan": {"aws:EpochTime": "1767225601"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:epochtime": {"values": ["1767225600"]}}},
			"want": "allowed none identity",
		},
		"a date against seconds": {
			"policies": {
				"identity": [
					when({"DateEquals": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["1767225600"]}}},
			"want": "allowed none identity",
		},
		"DateLessThanEquals, equal": {
			"policies": {
				"identity": [
					when({"DateLessThanEquals": {"aws:CurrentTime": "2026-01"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2026-01-01T00:00Z"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}

test_r_c_10_4[note] if {
	some note, case in {
		"DateGreaterThanEquals, earlier": {
			"policies": {
				"identity": [
					when({"DateGreaterThanEquals": {"aws:CurrentTime": "2026"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2025-12-31T23:59:59Z"]}}},
			"want": "denied implicit identity",
		},
		"DateNotEquals": {
			"policies": {
				"identity": [
					when({"DateNotEquals": {"aws:CurrentTime": "2026-01-01"}}, allow("s3:GetObject", objects)),
				],
			},
			"need": {"context": {"aws:currenttime": {"values": ["2026-01-02T00:00:00Z"]}}},
			"want": "allowed none identity",
		},
	}

	holds(case)
}
