package lint403.lib.acl_test

import data.lint403.lib.acl

test_grants[note] if {
	some note, case in {
		"nothing": {"acl": {}, "want": set()},
		"private": {"acl": {"canned": "private"}, "want": set()},
		"public-read": {"acl": {"canned": "public-read"}, "want": {["AllUsers", "READ"]}},
		"public-read-write": {
			"acl": {"canned": "public-read-write"},
			"want": {["AllUsers", "READ"], ["AllUsers", "WRITE"]},
		},
		"authenticated-read": {"acl": {"canned": "authenticated-read"}, "want": {["AuthenticatedUsers", "READ"]}},
		"log-delivery-write": {
			"acl": {"canned": "log-delivery-write"},
			"want": {["LogDelivery", "WRITE"], ["LogDelivery", "READ_ACP"]},
		},
		"aws-exec-read": {"acl": {"canned": "aws-exec-read"}, "want": {["ec2.amazonaws.com", "READ"]}},
		"bucket-owner-read": {"acl": {"canned": "bucket-owner-read"}, "want": {["bucket-owner", "READ"]}},
		"bucket-owner-full-control": {
			"acl": {"canned": "bucket-owner-full-control"},
			"want": {["bucket-owner", "FULL_CONTROL"]},
		},
		"grants beside a canned ACL": {
			"acl": {"canned": "public-read", "grants": [{"grantee": "x", "permission": "WRITE", "range": "r"}]},
			"want": {["AllUsers", "READ"], ["x", "WRITE"]},
		},
	}

	{[grant.grantee, grant.permission] | some grant in acl.grants(case.acl, "owner", "bucket-owner")} == case.want
}

test_public[note] if {
	some note, case in {
		"the world": {"acl": {"canned": "public-read"}, "want": true},
		"every account": {"acl": {"grants": [{"grantee": "AuthenticatedUsers", "permission": "READ"}]}, "want": true},
		"log delivery": {"acl": {"canned": "log-delivery-write"}, "want": false},
		"nobody": {"acl": {}, "want": false},
	}

	public := true in {true | acl.public(case.acl)}
	public == case.want
}

test_requested[note] if {
	some note, case in {
		"a canned ACL": {"headers": {"x-amz-acl": "private"}, "canned": "private", "grants": []},
		"full control": {
			"headers": {"x-amz-grant-full-control": `id="1234"`},
			"canned": "",
			"grants": [["1234", "FULL_CONTROL"]],
		},
		"reading, for two": {
			"headers": {"x-amz-grant-read": `id=12, uri="http://acs.amazonaws.com/groups/global/AllUsers"`},
			"canned": "",
			"grants": [["12", "READ"], ["AllUsers", "READ"]],
		},
		"reading the ACL": {
			"headers": {"x-amz-grant-read-acp": "uri='https://acs.amazonaws.com/groups/s3/LogDelivery'"},
			"canned": "",
			"grants": [["LogDelivery", "READ_ACP"]],
		},
		"writing": {"headers": {"x-amz-grant-write": "id=1"}, "canned": "", "grants": [["1", "WRITE"]]},
		"writing the ACL": {"headers": {"x-amz-grant-write-acp": "id=1"}, "canned": "", "grants": [["1", "WRITE_ACP"]]},
	}

	list := acl.requested(case.headers)
	list.canned == case.canned
	[[grant.grantee, grant.permission] | some grant in list.grants] == case.grants
}

test_no_acl_is_requested if not acl.requested({"x-amz-tagging": "a=b"})

test_bucket_owner_full_control[note] if {
	some note, case in {
		"nothing but the canned one": {"acl": {"canned": "bucket-owner-full-control", "grants": []}, "want": true},
		"a grant that says the same": {
			"acl": {"canned": "", "grants": [{"grantee": "owner", "permission": "FULL_CONTROL"}]},
			"want": true,
		},
		"another canned one": {"acl": {"canned": "private", "grants": []}, "want": false},
		"less than full control": {
			"acl": {"canned": "", "grants": [{"grantee": "owner", "permission": "READ"}]},
			"want": false,
		},
		"somebody else": {
			"acl": {"canned": "", "grants": [{"grantee": "other", "permission": "FULL_CONTROL"}]},
			"want": false,
		},
	}

	same := true in {true | acl.bucket_owner_full_control(case.acl, {"owner"})}
	same == case.want
}
