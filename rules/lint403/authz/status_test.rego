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
