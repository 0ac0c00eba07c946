package lint403.authz_test

# R-S-12: what S3 answers where the key is missing and nothing forbids to say so.
test_status[operation] if {
	some operation, want in {
		"GetObject": 404,
		"HeadObject": 404,
		"GetObjectAttributes": 404,
		"SelectObjectContent": 404,
		"GetObjectTorrent": 404,
		"DeleteObject": 200,
		"PutObject": 200,
		"GetObjectTagging": 200,
	}

	decided({"policies": {"identity": everything}, "need": {"operation": operation}, "model": missing}).http == want
}

test_status_of_copies[operation] if {
	some operation in ["CopyObject", "UploadPartCopy"]
	case := {"policies": {"identity": everything, "bucket": []}, "need": object.union(copy, {
		"operation": operation,
		"source_bucket": "data-bkt",
	})}

	decided(object.union(case, {"model": {"objects": {"data-bkt/k": {"exists": false}}}})).http == 404
	decided(object.union(case, {"model": missing})).http == 200
}

# R-A-08: which mode of a session is enough.
test_sessions_of_directory_buckets[note] if {
	some note, case in {
		"reading takes the lesser one": {"mode": "ReadOnly", "need": {}, "want": "allowed none identity"},
		"reading takes the greater one": {"mode": "ReadWrite", "need": {}, "want": "allowed none identity"},
		"writing takes the greater one": {"mode": "ReadWrite", "need": {"operation": "PutObject"}, "want": "allowed none identity"},
		"and not the lesser one": {"mode": "ReadOnly", "need": {"operation": "PutObject"}, "want": "denied implicit identity"},
		"a session that is asked to read": {
			"mode": "ReadOnly",
			"need": {"operation": "CreateSession", "headers": {"x-amz-create-session-mode": "ReadOnly"}},
			"want": "allowed none identity",
		},
		"a session that is asked to write": {
			"mode": "ReadOnly",
			"need": {"operation": "CreateSession", "headers": {"x-amz-create-session-mode": "ReadWrite"}},
			"want": "denied implicit identity",
		},
		"writing in a session that reads": {
			"mode": "ReadOnly",
			"need": {"operation": "PutObject", "headers": {"x-amz-create-session-mode": "ReadOnly"}},
			"want": "denied service s3-service",
		},
		"reading in one": {
			"mode": "ReadOnly",
			"need": {"headers": {"x-amz-create-session-mode": "ReadOnly"}},
			"want": "allowed none identity",
		},
		"writing in a session that the context says reads": {
			"mode": "ReadOnly",
			"need": {"operation": "PutObject", "context": {"s3express:sessionmode": {"values": ["ReadOnly"]}}},
			"want": "denied service s3-service",
		},
	}

	holds({
		"policies": {"identity": [when({"StringEquals": {"s3express:SessionMode": case.mode}}, allow("s3express:CreateSession", "*"))]},
		"need": case.need,
		"model": {"buckets": {"data-bkt": {"type": "directory"}}},
		"want": case.want,
	})
}

# A copy reads in one session and writes in another.
test_sessions_of_a_copy[note] if {
	some note, case in {
		"reading is enough for the source": {"modes": ["ReadOnly", "ReadWrite"], "want": "allowed none identity"},
		"and not for the copy": {"modes": ["ReadOnly", "ReadOnly"], "want": "denied implicit identity"},
	}
	source := "arn:aws:s3express:us-east-1:111122223333:bucket/src"

	holds({
		"policies": {"identity": [
			when({"StringEquals": {"s3express:SessionMode": case.modes[0]}}, allow("s3express:CreateSession", source)),
			when({"StringEquals": {"s3express:SessionMode": case.modes[1]}}, allow("s3express:CreateSession", bucket)),
		]},
		"need": object.union(copy, {"source_bucket": "src"}),
		"model": {"buckets": {
			"data-bkt": {"type": "directory"},
			"src": {"name": "src", "arn": source, "account": a, "type": "directory"},
		}},
		"want": case.want,
	})
}

# An explicit deny is told before what S3 refuses, and that before a missing allow; what
# S3 asks only behind the policies comes last, and what is certain before what is not.
test_precedence[note] if {
	some note, case in {
		"an explicit deny and an ACL": {
			"policies": {"identity": array.concat(everything, [deny("s3:PutObject", "*")])},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"want": "denied explicit identity",
		},
		"a missing allow and an ACL": {
			"policies": {"identity": []},
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"want": "denied service object-ownership",
		},
		"a missing allow and ABAC": {
			"policies": {"identity": []},
			"need": {"operation": "PutBucketTagging", "key": ""},
			"model": {"buckets": {"data-bkt": {"abac": {"value": "Enabled"}}}},
			"want": "denied implicit identity",
		},
		"ABAC and an allow that may apply": {
			"policies": {"identity": may_read},
			"need": {"operation": "PutBucketTagging", "key": "", "open_context": true},
			"model": {"buckets": {"data-bkt": {"abac": {"value": "Enabled"}}}},
			"want": "denied service s3-abac",
		},
		"an allow that may apply, and a header that may be there": {
			"policies": {"identity": may_read, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
			"need": {"principal": partner, "open_context": true},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "at-risk implicit identity",
		},
		"a missing allow, and a header that may be there": {
			"policies": {"identity": [], "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
			"need": {"principal": partner, "open_context": true},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "denied implicit identity",
		},
	}

	holds(case)
}

# A service control policy is told before RestrictPublicBuckets, where it denies as surely.
test_precedence_of_restricted_buckets[note] if {
	some note, case in {
		"it denies": {"scp": [deny("s3:*", "*")], "want": "denied explicit scp"},
		"it may deny": {
			"scp": [allow("*", "*"), when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, deny("s3:*", "*"))],
			"want": "denied explicit block-public-access",
		},
		"it does not": {"scp": [allow("*", "*")], "want": "denied explicit block-public-access"},
	}

	holds({
		"policies": {"identity": everything, "bucket": [to("*", allow("*", "*"))], "scp": case.scp},
		"need": {"principal": partner, "open_context": true},
		"model": {"accounts": {b: {"scp": [["scp"]]}}},
		"want": case.want,
	})
}

# Of several checks that fail alike the first is told.
test_first_check_is_told[note] if {
	some note, case in {
		"denied": {"identity": [deny("*", "*")], "want": "denied"},
		"not allowed": {"identity": [], "want": "denied"},
		"perhaps": {"identity": may_read, "want": "at-risk"},
	}
	result := decided({
		"policies": {"identity": case.identity},
		"need": {"open_context": true},
		"model": encrypted,
	})

	result.decision == case.want
	contains(result.message, "to perform: s3:GetObject on")
}

may_read := [when({"StringEquals": {"aws:PrincipalTag/t": "x"}}, allow("*", "*"))]
