package lint403.authz_test

# What the tables of the simulation hold, an entry at a time, and what is near each rule.

# Organizations UG, Resource control policies: the services that they concern.
test_services_of_rcps[service] if {
	some service in [
		"s3", "sts", "kms", "sqs", "secretsmanager", "cognito-identity", "cognito-idp", "logs", "dynamodb",
		"appconfig", "appstream", "autoscaling", "codebuild", "codecommit", "comprehend", "comprehendmedical",
		"dax", "ecr", "health", "kinesisvideo", "aoss", "signin", "support", "textract", "transcribe",
		"translate", "s3express", "s3-object-lambda",
	]

	holds(under_rcp(service, "denied explicit rcp"))
}

test_services_of_no_rcp[service] if {
	some service in ["iam", "ec2", "lambda"]
	holds(under_rcp(service, "allowed none identity"))
}

under_rcp(service, want) := {
	"policies": {"identity": everything, "rcp": [to("*", deny("*", "*"))]},
	"need": {
		"bucket": "", "operation": "", "action": sprintf("%s:Do", [service]),
		"resource": sprintf("arn:aws:%s:us-east-1:111122223333:x", [service]),
	},
	"model": {"accounts": {a: {"rcp": [["rcp"]]}}},
	"want": want,
}

# S3 UG, ACL overview: what a permission gives, on a bucket and on an object.
test_acl_of_a_bucket[operation] if {
	some operation, enough in {
		"ListObjectsV2": "READ",
		"ListObjectVersions": "READ",
		"ListMultipartUploads": "READ",
		"PutObject": "WRITE",
		"GetBucketAcl": "READ_ACP",
		"PutBucketAcl": "WRITE_ACP",
		"GetObject": "",
	}

	{permission |
		some permission in {"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"}
		by_acl({"operation": operation}, {"buckets": {"data-bkt": {"acl": {"grants": [{"grantee": b, "permission": permission}]}}}})
	} == {enough, full[enough]} - {""}
}

test_acl_of_an_object[note] if {
	some operation, enough in {"GetObject": "READ", "GetObjectAcl": "READ_ACP", "PutObjectAcl": "WRITE_ACP"}
	some version in [{}, {"version_id": "v"}]
	note := sprintf("%s %v", [operation, version])

	{permission |
		some permission in {"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"}
		by_acl(
			object.union({"operation": operation}, version),
			{"objects": {"data-bkt/reports/q1.csv": {"acl": {"grants": [{"grantee": b, "permission": permission}]}}}},
		)
	} == {enough, "FULL_CONTROL"}
}

# Full control of a bucket is none of its objects.
full := {"READ": "FULL_CONTROL", "WRITE": "FULL_CONTROL", "READ_ACP": "FULL_CONTROL", "WRITE_ACP": "FULL_CONTROL", "": ""}

by_acl(request, model) if {
	result := decided({
		"policies": {"identity": everything},
		"need": object.union({"principal": partner}, request),
		"model": object.union({"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}}, model),
	})
	result.decision == "allowed"
}

# R-S-08: what the owner of an object decides, and what the owner of the bucket does.
test_who_decides_on_an_object[operation] if {
	some operation, want in {
		"GetObject": "denied", "GetObjectAcl": "denied", "PutObjectAcl": "denied", "GetObjectTagging": "denied",
		"PutObjectTagging": "denied", "DeleteObjectTagging": "denied", "GetObjectTorrent": "denied",
		"DeleteObject": "allowed", "RestoreObject": "allowed", "PutObject": "allowed",
	}
	case := {
		"policies": {"identity": everything},
		"model": {
			"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
			"objects": {"data-bkt/reports/q1.csv": {"owner": b}},
		},
	}

	decided(object.union(case, {"need": {"operation": operation}})).decision == want
	decided(object.union(case, {"need": {"operation": operation, "version_id": "v"}})).decision == want
}

test_near_misses[note] if {
	some note, case in {
		"an endpoint of KMS is not on the way of S3 to KMS": {
			"policies": {"identity": everything, "endpoint": [to("*", deny("kms:*", "*"))]},
			"need": {"endpoint": "vpce-1"},
			"model": object.union(encrypted, {"endpoints": {"vpce-1": {"service": "kms", "type": "Interface"}}}),
			"want": "allowed none identity",
		},
		"a trust policy is no policy on passing the role": {
			"policies": {"identity": [], "trust": [to({"AWS": alice}, {"Effect": "Allow", "Action": "*"})]},
			"need": {"operation": "", "action": "iam:PassRole", "bucket": "", "resource": app},
			"model": {"policies": {"trust": {"kind": "trust", "target": app}}},
			"want": "denied implicit identity",
		},
		"NotResource of everything": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "*", "NotResource": "*"}]},
			"want": "denied implicit identity",
		},
		"NotResource of the bucket's objects": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "*", "NotResource": objects}]},
			"want": "denied implicit identity",
		},
		"NotResource of a folder": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::data-bkt/reports/*"}]},
			"want": "denied implicit identity",
		},
		"NotResource of the object": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "*", "NotResource": object_arn}]},
			"want": "denied implicit identity",
		},
		"NotResource of another object": {
			"policies": {"identity": [{"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::data-bkt/other"}]},
			"want": "allowed none identity",
		},
		"the root user reads the bucket policy that denies": {
			"policies": {"bucket": [to("*", deny("s3:*", "*"))]},
			"need": {"principal": root, "operation": "GetBucketPolicy", "key": ""},
			"want": "allowed none s3-root-exception",
		},
		"and replaces it": {
			"policies": {"bucket": [to("*", deny("s3:*", "*"))]},
			"need": {"principal": root, "operation": "PutBucketPolicy", "key": ""},
			"want": "allowed none s3-root-exception",
		},
		"and deletes it": {
			"policies": {"bucket": [to("*", deny("s3:*", "*"))]},
			"need": {"principal": root, "operation": "DeleteBucketPolicy", "key": ""},
			"want": "allowed none s3-root-exception",
		},
		"where nothing denies there is no exception": {
			"policies": {"bucket": [to({"AWS": alice}, allow("s3:*", "*"))]},
			"need": {"principal": root, "operation": "PutBucketPolicy", "key": ""},
			"want": "allowed none root",
		},
		"the root user does nothing else against a deny": {
			"policies": {"bucket": [to("*", deny("s3:*", "*"))]},
			"need": {"principal": root},
			"want": "denied explicit bucket-policy",
		},
		"the root user of another account": {
			"policies": {"bucket": [to({"AWS": b}, allow("s3:*", "*")), to("*", deny("s3:PutBucketPolicy", "*"))]},
			"need": {"principal": "arn:aws:iam::444455556666:root", "operation": "PutBucketPolicy", "key": ""},
			"want": "denied explicit bucket-policy",
		},
		"many objects under lock": {
			"policies": {"identity": everything},
			"need": {"operation": "DeleteObjects", "version_id": "v"},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": {"mode": "COMPLIANCE"}}}},
			"want": "denied service object-lock",
		},
		"under governance": {
			"policies": {"identity": everything},
			"need": {"operation": "DeleteObject", "version_id": "v"},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": {"mode": "GOVERNANCE"}}}},
			"want": "denied service object-lock",
		},
		"past governance": {
			"policies": {"identity": everything},
			"need": {
				"operation": "DeleteObject",
				"version_id": "v",
				"headers": {"x-amz-bypass-governance-retention": "true"},
			},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": {"mode": "GOVERNANCE"}}}},
			"want": "allowed none identity",
		},
		"reading under lock": {
			"policies": {"identity": everything},
			"need": {"version_id": "v"},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": {"mode": "COMPLIANCE", "legal_hold": true}}}},
			"want": "allowed none identity",
		},
		"a bucket out of view has a policy, no ACL": {
			"policies": {"identity": everything},
			"need": {"principal": partner, "open_context": true},
			"model": {"buckets": {"data-bkt": {"policy_elsewhere": true}}},
			"want": "allowed none both",
		},
		"a role whose trust is not in view": {
			"policies": {"identity": []},
			"need": {"operation": "AssumeRole", "role": app, "open_context": true},
			"want": "at-risk implicit identity",
		},
		"a torrent of somebody else's object": {
			"policies": {"identity": everything},
			"need": {"operation": "", "action": "s3:GetObjectTorrent"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {"data-bkt/reports/q1.csv": {"owner": b}},
			},
			"want": "denied implicit object-acl",
		},
		"an action on an object of somebody else, by its ARN": {
			"policies": {"identity": everything},
			"need": {"operation": "", "action": "s3:GetObject", "bucket": "", "key": "", "resource": object_arn},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {"data-bkt/reports/q1.csv": {"owner": b}},
			},
			"want": "denied implicit object-acl",
		},
		"an action on an object whose ACL grants it, by its ARN": {
			"policies": {"identity": everything},
			"need": {"operation": "", "action": "s3:GetObject", "bucket": "", "key": "", "resource": object_arn},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {"data-bkt/reports/q1.csv": {
					"owner": b,
					"acl": {"grants": [{"grantee": a, "permission": "READ"}]},
				}},
			},
			"want": "allowed none object-acl",
		},
		"a check on an object of somebody else": {
			"policies": {"identity": everything},
			"need": {"operation": "Frobnicate", "checks": [
				{"action": "s3:GetObject", "resource": object_arn, "on": "bucket:data-bkt"},
			]},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {"data-bkt/reports/q1.csv": {"owner": b}},
			},
			"want": "denied implicit object-acl",
		},
		"a bucket policy where the session policy does not allow": {
			"policies": {
				"identity": read,
				"session": [allow("ec2:*", "*")],
				"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))],
			},
			"want": "allowed none bucket-policy",
		},
		"a bucket policy where the boundary does not allow": {
			"policies": {
				"identity": read,
				"boundary": [allow("ec2:*", "*")],
				"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))],
			},
			"want": "allowed none bucket-policy",
		},
		"an access point out of view may let another account in": {
			"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
			"need": {"principal": partner, "via": point_arn, "open_context": true},
			"want": "allowed none both",
		},
		"an access point in view does not": {
			"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
			"need": {"principal": partner, "via": point_arn, "open_context": true},
			"model": {"access_points": {point_arn: point}},
			"want": "denied implicit access-point-policy",
		},
		"an ACL for every account does not reach services": {
			"need": {"principal": "cloudtrail.amazonaws.com"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off}},
				"objects": {"data-bkt/reports/q1.csv": {"acl": {"canned": "authenticated-read"}}},
			},
			"want": "denied implicit bucket-policy",
		},
		"a service pays for nothing": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "cloudtrail.amazonaws.com", "headers": {"x-amz-request-payer": "requester"}},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "denied service requester-pays",
		},
		"nor does anybody who is not known": {
			"policies": {"bucket": [to("*", allow("s3:GetObject", objects))]},
			"need": {"principal": "anonymous", "headers": {"x-amz-request-payer": "requester"}},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}, "public_access_block": off}}},
			"want": "denied service requester-pays",
		},
		"a check on the account that nobody grants": {
			"policies": {"identity": []},
			"need": {"operation": "Frobnicate", "checks": [{"action": "s3:E", "resource": "*", "on": "account:111122223333"}]},
			"want": "denied implicit identity",
		},
		"an operation on an access point that nobody grants": {
			"policies": {"identity": []},
			"need": {"operation": "GetAccessPointPolicy", "via": point_arn},
			"model": {"access_points": {point_arn: point}},
			"want": "denied implicit identity",
		},
		"an action on an object of somebody else": {
			"policies": {"identity": everything},
			"need": {"operation": "", "action": "s3:GetObject"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}},
				"objects": {"data-bkt/reports/q1.csv": {"owner": b}},
			},
			"want": "denied implicit object-acl",
		},
		"an ACL that grants, and a policy that may": {
			"policies": {
				"identity": [],
				"bucket": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to({"AWS": alice}, allow("s3:*", objects)))],
			},
			"need": {"open_context": true},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off}},
				"objects": {"data-bkt/reports/q1.csv": {"acl": {"canned": "authenticated-read"}}},
			},
			"want": "allowed none object-acl",
		},
		"an ACL for every account that is ignored": {
			"policies": {"identity": []},
			"model": {
				"buckets": {"data-bkt": {
					"ownership": {"value": "ObjectWriter"},
					"public_access_block": object.union(off, {"ignore_public_acls": "on"}),
				}},
				"objects": {"data-bkt/reports/q1.csv": {"acl": {"canned": "authenticated-read"}}},
			},
			"want": "denied implicit identity",
		},
		"an ACL for every account that may be ignored": {
			"policies": {"identity": []},
			"model": {
				"buckets": {"data-bkt": {
					"ownership": {"value": "ObjectWriter"},
					"public_access_block": object.union(off, {"ignore_public_acls": "unknown"}),
				}},
				"objects": {"data-bkt/reports/q1.csv": {"acl": {"canned": "authenticated-read"}}},
			},
			"want": "at-risk implicit identity",
		},
		"an ACL for every account does not reach anonymous callers": {
			"need": {"principal": "anonymous"},
			"model": {
				"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}, "public_access_block": off}},
				"objects": {"data-bkt/reports/q1.csv": {"acl": {"canned": "authenticated-read"}}},
			},
			"want": "denied implicit bucket-policy",
		},
		"two layers of encryption are encryption": {
			"policies": {"identity": read},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms:dsse", "key": key}}}},
			"want": "denied implicit kms-identity",
		},
		"and no place for access logs": {
			"policies": {"bucket": [to({"Service": "logging.s3.amazonaws.com"}, allow("s3:PutObject", objects))]},
			"need": {"operation": "PutObject", "principal": "logging.s3.amazonaws.com"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms:dsse", "key": key}}}},
			"want": "denied service s3-service",
		},
		"nor read with headers": {
			"policies": {"identity": everything},
			"need": {"headers": {"x-amz-server-side-encryption": "aws:kms:dsse"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms:dsse", "key": key}}}},
			"want": "denied service s3-service",
		},
		"an endpoint that spares the root user": {
			"policies": {"endpoint": [
				to("*", allow("*", "*")),
				{"Effect": "Deny", "NotPrincipal": {"AWS": root}, "Action": "*", "Resource": "*"},
			]},
			"need": {"principal": root, "endpoint": "vpce-1"},
			"want": "allowed none root",
		},
		"and nobody else": {
			"policies": {"identity": everything, "endpoint": [
				to("*", allow("*", "*")),
				{"Effect": "Deny", "NotPrincipal": {"AWS": root}, "Action": "*", "Resource": "*"},
			]},
			"need": {"endpoint": "vpce-1"},
			"want": "denied explicit endpoint",
		},
		"an endpoint that names the account": {
			"policies": {"identity": everything, "endpoint": [to({"AWS": a}, allow("*", "*"))]},
			"need": {"endpoint": "vpce-1"},
			"want": "denied implicit endpoint",
		},
		"an endpoint that names the account, and its root user": {
			"policies": {"endpoint": [to({"AWS": a}, allow("*", "*"))]},
			"need": {"principal": root, "endpoint": "vpce-1"},
			"want": "allowed none root",
		},
		"an endpoint that names another account": {
			"policies": {"endpoint": [to({"AWS": b}, allow("*", "*"))]},
			"need": {"principal": root, "endpoint": "vpce-1"},
			"want": "denied implicit endpoint",
		},
		"an interface endpoint that names the user": {
			"policies": {"identity": everything, "endpoint": [to({"AWS": alice}, allow("*", "*"))]},
			"need": {"endpoint": "vpce-1"},
			"model": {"endpoints": {"vpce-1": {"type": "Interface"}}},
			"want": "allowed none identity",
		},
		"a provider that has no account": {
			"policies": {"trust": [to({"Federated": "accounts.google.com"}, {"Effect": "Allow", "Action": "sts:*"})]},
			"need": {"operation": "AssumeRoleWithWebIdentity", "role": app, "principal": "accounts.google.com"},
			"model": {"principals": {"accounts.google.com": {"arn": "accounts.google.com", "kind": "federated", "account": ""}}},
			"want": "allowed none trust",
		},
		"a role out of view": {
			"policies": {"identity": everything},
			"need": {"operation": "AssumeRole", "role": "arn:aws:iam::444455556666:role/other", "open_context": true},
			"want": "allowed none both",
		},
		"a bucket out of view, whose flags are not known": {
			"policies": {"identity": everything},
			"need": {"operation": "PutObject", "bucket": "elsewhere", "open_context": true, "headers": {"x-amz-acl": "public-read"}},
			"want": "at-risk service block-public-access",
		},
		"the flags of an account and of an access point": {
			"policies": {"identity": everything},
			"need": {"operation": "PutAccessPointPolicy", "via": point_arn, "bucket": "", "parameters": {"policy": "access"}},
			"model": {
				"access_points": {point_arn: object.union(point, {"public_access_block": off})},
				"accounts": {a: {"public_access_block": object.union(off, {"block_public_policy": "on"})}},
				"policies": {"access": policy("access", [to("*", allow("s3:GetObject", sprintf("%s/object/*", [point_arn])))])},
			},
			"want": "denied service block-public-access",
		},
	}

	holds(case)
}

root := "arn:aws:iam::111122223333:root"
