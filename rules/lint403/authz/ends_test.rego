package lint403.authz_test

import data.lint403.authz

# Where a request says less than usual, and where a rule ends.

test_ends_of_asks[note] if {
	some note, case in {
		"a key by an id out of view": {
			"need": {"operation": "Encrypt", "resource": "9"},
			"want": [["kms:Encrypt", "arn:aws:kms:us-east-1:111122223333:key/9"]],
		},
		"a key that is not said": {
			"need": {"operation": "Encrypt"},
			"want": [["kms:Encrypt", "arn:aws:kms:us-east-1:111122223333:alias/aws/s3"]],
		},
		"an alias of the caller's account": {
			"need": {"operation": "", "action": "kms:Decrypt", "bucket": "", "resource": "alias/x"},
			"want": [["kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:alias/x"]],
		},
		"a header that is none of an ACL": {
			"need": upload({"x-amz-grants": "id=1"}),
			"want": [["s3:PutObject", object_arn]],
		},
		"a copy to a version": {
			"need": object.union(copy, {"version_id": "w"}),
			"want": [["s3:GetObject", "arn:aws:s3:::src-bkt/k"], ["s3:PutObject", object_arn]],
		},
		"a copy from a directory bucket without tags": {
			"need": object.union(copy, {"source_bucket": "src"}),
			"model": {
				"buckets": {"src": {"name": "src", "arn": "arn:x", "account": a, "type": "directory"}},
				"objects": {"src/k": {"tags": {"x": "y"}}},
			},
			"want": [["s3express:CreateSession", "arn:x"], ["s3:PutObject", object_arn], ["s3:PutObjectTagging", object_arn]],
		},
		"the policy of an encrypted directory bucket": {
			"need": {"operation": "GetBucketPolicy", "key": ""},
			"model": object.union(encrypted, {"buckets": {"data-bkt": {"type": "directory"}}}),
			"want": [["s3express:GetBucketPolicy", bucket]],
		},
		"a bucket with ACLs and a lock": {
			"need": {"operation": "CreateBucket", "key": "", "headers": {"x-amz-grant-read": "id=1"}},
			"want": [["s3:CreateBucket", bucket], ["s3:PutBucketAcl", bucket]],
		},
		"a part of an upload that KMS has no part in": {
			"need": {"operation": "UploadPart"},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"encryption": {"algorithm": "AES256"}}}},
			"want": [["s3:PutObject", object_arn]],
		},
	}

	[[check.action, check.resource] | some check in decided(case).evals] == case.want
}

# An account that a check names is its account, whoever calls.
test_ends_of_checks_on_accounts[note] if {
	some note, case in {
		"the caller's": {"on": b, "identity": everything, "want": "allowed"},
		"another": {"on": a, "identity": everything, "want": "denied"},
		"the caller's, which allows nothing": {"on": b, "identity": [], "want": "denied"},
	}

	decided({
		"policies": {"identity": case.identity},
		"need": {
			"principal": partner,
			"operation": "Frobnicate",
			"checks": [{"action": "s3:E", "resource": "*", "on": sprintf("account:%s", [case.on])}],
		},
	}).decision == case.want
}

# S3 UG, ACL overview: the ACLs for the owner of a bucket mean nothing where one is made.
test_ends_of_acls_of_new_buckets[note] if {
	some note, case in {
		"bucket-owner-full-control": "allowed none identity",
		"bucket-owner-read": "allowed none identity",
		"log-delivery-write": "denied service object-ownership",
		"aws-exec-read": "denied service object-ownership",
	}

	holds({
		"policies": {"identity": everything},
		"need": {"operation": "CreateBucket", "key": "", "headers": {"x-amz-acl": note}},
		"want": case,
	})
}

# From the right VPC a request meets everything else.
test_ends_of_network_origins[note] if {
	some note, case in {
		"an ACL": {"headers": {"x-amz-acl": "private"}, "want": "denied service object-ownership"},
		"none": {"headers": {}, "want": "allowed none identity"},
	}

	holds({
		"policies": {"identity": everything},
		"need": {
			"operation": "PutObject",
			"via": point_arn,
			"context": {"aws:sourcevpc": {"values": ["vpc-1"]}},
			"headers": case.headers,
		},
		"model": {"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})}},
		"want": case.want,
	})
}

# Who has the canonical id of a grant.
test_ends_of_canonical_ids[note] if {
	some note, case in {
		"anonymous": {"principal": "anonymous", "accounts": {}, "want": "denied"},
		"a service": {"principal": "cloudtrail.amazonaws.com", "accounts": {}, "want": "denied"},
		"a role of which nothing is known": {"principal": "${module.app.role_arn}", "accounts": {}, "want": "at-risk"},
		"an account with another id": {"principal": partner, "accounts": {b: {"canonical_id": "other"}}, "want": "denied"},
		"an account whose id is not known": {"principal": partner, "accounts": {a: {"canonical_id": "other"}}, "want": "at-risk"},
	}

	decided({
		"policies": {"identity": everything},
		"need": {"principal": case.principal, "operation": "ListObjectsV2", "key": "", "open_context": true},
		"model": {
			"accounts": case.accounts,
			"buckets": {"data-bkt": {
				"ownership": {"value": "ObjectWriter"},
				"acl": {"grants": [{"grantee": some_id, "permission": "READ"}]},
			}},
		},
	}).decision == case.want
}

# R-S-08: an owner that is empty is none.
test_ends_of_owners[note] if {
	some note, case in {
		"nobody": {"object": {"owner": "", "writer": ""}, "want": "allowed"},
		"the writer": {"object": {"owner": "", "writer": b}, "want": "denied"},
		"the owner, whoever wrote": {"object": {"owner": a, "writer": b}, "want": "allowed"},
		"the owner": {"object": {"owner": b, "writer": a}, "want": "denied"},
		"the writer of another ACL": {"object": {"writer": b, "acl": {"canned": "private"}}, "want": "denied"},
		"the writer, where the bucket does not ask": {
			"object": {"writer": b, "acl": {"canned": "bucket-owner-full-control"}},
			"ownership": "ObjectWriter",
			"want": "object-acl",
		},
		"the bucket, where it asks": {
			"object": {"writer": b, "acl": {"canned": "bucket-owner-full-control"}},
			"ownership": "BucketOwnerPreferred",
			"want": "identity",
		},
	}
	result := decided({
		"policies": {"identity": everything},
		"model": {
			"buckets": {"data-bkt": {"ownership": {"value": object.get(case, "ownership", "ObjectWriter")}}},
			"objects": {"data-bkt/reports/q1.csv": case.object},
		},
	})

	case.want in {result.decision, result.layer}
}

# R-Z-03: an AWS managed key serves accounts, and a caller without one has none.
test_ends_of_managed_keys[note] if {
	some note, case in {
		"the account": {"need": {}, "want": "allowed none kms-key-policy"},
		"a service": {"need": {"principal": "cloudtrail.amazonaws.com"}, "want": "denied implicit kms-key-policy"},
	}
	result := decided({
		"policies": {"identity": everything, "bucket": [to("*", allow("s3:*", "*"))]},
		"need": object.union({"operation": "PutObject"}, case.need),
		"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms"}}}},
	})
	layer := [check.layer | some check in result.evals; check.action == "kms:GenerateDataKey"][0]

	sprintf("%s %s %s", [result.decision, result.kind, layer]) == case.want
}

# A need of which the id was taken away.
test_ends_of_ids if {
	result := authz.decide(object.remove(need, ["id"])) with input as world({"policies": {"identity": read}})
	[result.id, result.decision] == ["", "allowed"]
}

# Requester Pays holds for the source of a copy as well.
test_ends_of_payment[note] if {
	some note, case in {
		"the source": {"payer": {"src-bkt": "Requester"}, "want": "denied service requester-pays"},
		"neither": {"payer": {"src-bkt": "BucketOwner"}, "want": "allowed none both"},
		"the copy": {"payer": {"data-bkt": "Requester"}, "want": "denied service requester-pays"},
	}
	src := {"src-bkt": {"name": "src-bkt", "arn": "arn:aws:s3:::src-bkt", "account": a, "type": "general-purpose", "policies": ["bucket"]}}

	holds({
		"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
		"need": object.union(copy, {"principal": partner}),
		"model": {"buckets": object.union(src, {name: {"request_payer": {"value": payer}} | some name, payer in case.payer})},
		"want": case.want,
	})
}

# What is certain about a statement is not among the things that it depends on.
test_ends_of_what_a_statement_hangs_on[note] if {
	some note, case in {
		"the action": {"actions": ["s3:${aws_x.y.z}"], "resources": [objects], "account": [a], "unknown": ["aws:SourceVpce", "aws_x.y.z"]},
		"an action that is listed": {
			"actions": ["s3:GetObject", "s3:${aws_x.y.z}"],
			"resources": [objects],
			"account": [a],
			"unknown": ["aws:SourceVpce"],
		},
		"the resource": {
			"actions": ["s3:GetObject"],
			"resources": ["arn:aws:s3:::${aws_x.y.z}/*"],
			"account": [a],
			"unknown": ["aws:SourceVpce", "aws_x.y.z"],
		},
		"a resource that is listed": {
			"actions": ["s3:GetObject"],
			"resources": [objects, "arn:aws:s3:::${aws_x.y.z}/*"],
			"account": [a],
			"unknown": ["aws:SourceVpce"],
		},
		"the account": {
			"actions": ["s3:GetObject"],
			"resources": [objects],
			"account": ["${aws_x.y.z}"],
			"unknown": ["aws:SourceVpce", "aws_x.y.z"],
		},
		"an account that is listed": {
			"actions": ["s3:GetObject"],
			"resources": [objects],
			"account": [a, "${aws_x.y.z}"],
			"unknown": ["aws:SourceVpce"],
		},
	}

	hangs_on({
		"policies": {"identity": [when(
			{"StringEquals": {"aws:SourceVpce": "vpce-1", "aws:ResourceAccount": case.account}},
			allow(case.actions, case.resources),
		)]},
		"want": "at-risk",
		"unknown": case.unknown,
	})
}

# AWS explains itself to nobody whom it does not know.
test_ends_of_explanations[note] if {
	some note, case in {
		"anonymous": {"need": {"principal": "anonymous", "bucket": "elsewhere"}, "want": "Access Denied"},
		"anonymous, of a bucket in view": {"need": {"principal": "anonymous"}, "want": "Access Denied"},
		"a user": {
			"need": {},
			"want": refused("s3:GetObject", object_arn, "because no identity-based policy allows the s3:GetObject action"),
		},
	}

	decided({"policies": {"identity": []}, "need": case.need}).message == case.want
}

# An ARN without an account is something of the caller's own.
test_ends_of_resources[note] if {
	some note, case in {
		"nothing": {"need": {}, "want": "allowed none identity"},
		"without an account": {"need": {"resource": "arn:aws:x:::y"}, "want": "allowed none identity"},
		"of the account": {"need": {"resource": "arn:aws:x:us-east-1:111122223333:y"}, "want": "allowed none identity"},
		"of another account": {
			"need": {"resource": "arn:aws:x:us-east-1:444455556666:y"},
			"want": "denied implicit resource-policy",
		},
	}

	holds({
		"policies": {"identity": everything},
		"need": object.union({"operation": "", "action": "x:Do", "bucket": "", "key": ""}, case.need),
		"want": case.want,
	})
}

# The version is that of an object, and no check on a bucket knows it.
test_ends_of_versions[note] if {
	some note, case in {
		"reading the source": {"action": "s3:GetObjectVersion", "version": "v", "want": "denied"},
		"reading the source, of another version": {"action": "s3:GetObjectVersion", "version": "w", "want": "allowed"},
		"whether the source is there": {"action": "s3:ListBucket", "version": "v", "want": "allowed"},
		"writing": {"action": "s3:PutObject", "version": "w", "want": "denied"},
		"writing another version": {"action": "s3:PutObject", "version": "v", "want": "allowed"},
	}

	decided({
		"policies": {"identity": array.concat(
			everything,
			[when({"StringEquals": {"s3:VersionId": case.version}}, deny(case.action, "*"))],
		)},
		"need": object.union(copy, {"source_version_id": "v", "version_id": "w"}),
		"model": {
			"buckets": {"src-bkt": {"name": "src-bkt", "arn": "arn:aws:s3:::src-bkt", "account": a, "type": "general-purpose"}},
			"objects": {"src-bkt/k": {"exists": false}},
		},
	}).decision == case.want
}

# R-E-08: what has no resource is granted on every bucket as AWS's examples do it, and
# denied on "*" alone.
test_ends_of_actions_without_resources[note] if {
	some note, case in {
		"granted on everything": {"identity": [allow("s3:ListAllMyBuckets", "*")], "want": "allowed"},
		"granted on every bucket": {"identity": [allow("s3:ListAllMyBuckets", "arn:aws:s3:::*")], "want": "allowed"},
		"granted on a bucket": {"identity": [allow("s3:ListAllMyBuckets", bucket)], "want": "denied"},
		"denied on everything": {"identity": array.concat(everything, [deny("s3:ListAllMyBuckets", "*")]), "want": "denied"},
		"denied on every bucket": {
			"identity": array.concat(everything, [deny("s3:ListAllMyBuckets", "arn:aws:s3:::*")]),
			"want": "allowed",
		},
	}

	decided({
		"policies": {"identity": case.identity},
		"need": {"operation": "ListBuckets", "bucket": "", "key": ""},
	}).decision == case.want
}

# R-D-03: whichever way the resource's side names the caller of another account, it takes
# the caller's side, too.
test_ends_of_two_sides[note] if {
	some note, principal in {
		"everybody": "*",
		"the session": {"AWS": "arn:aws:sts::444455556666:assumed-role/partner/session"},
		"the role": {"AWS": partner},
		"the account": {"AWS": b},
	}
	case := {
		"need": {"principal": partner},
		"model": {"buckets": {"data-bkt": {"public_access_block": off}}},
	}
	by_bucket := [to(principal, allow("s3:*", "*"))]

	holds(object.union(case, {"policies": {"identity": [], "bucket": by_bucket}, "want": "denied implicit identity"}))
	holds(object.union(case, {"policies": {"identity": read, "bucket": by_bucket}, "want": "allowed none both"}))
	holds(object.union(case, {"policies": {"identity": read, "bucket": []}, "want": "denied implicit bucket-policy"}))
}
