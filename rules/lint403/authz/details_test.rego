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

# Which key a text names: the ARN that is asked for.
test_keys_by_name[note] if {
	some note, case in {
		"an ARN": {"key": key, "want": key},
		"an id": {"key": "1", "want": key},
		"an alias": {"key": "alias/data", "want": key},
		"an alias by its ARN": {"key": "arn:aws:kms:us-east-1:111122223333:alias/data", "want": key},
		"a token that an alias is": {"key": "${aws_kms_alias.data.arn}", "want": key},
		"a token": {"key": "${aws_kms_key.k.arn}", "want": "${aws_kms_key.k.arn}"},
		"an ARN out of view": {
			"key": "arn:aws:kms:us-east-1:444455556666:key/9",
			"want": "arn:aws:kms:us-east-1:444455556666:key/9",
		},
		"an id out of view": {"key": "9", "want": "arn:aws:kms:eu-west-1:111122223333:key/9"},
		"an alias out of view": {"key": "alias/other", "want": "arn:aws:kms:eu-west-1:111122223333:alias/other"},
	}

	names_key(case)
}

test_keys_by_who_sends[note] if {
	some note, case in {
		"an alias of whoever sends it": {
			"key": "alias/data",
			"need": {"principal": partner},
			"want": "arn:aws:kms:eu-west-1:444455556666:alias/data",
		},
		"an id of whoever sends it": {
			"key": "1",
			"need": {"principal": partner},
			"want": "arn:aws:kms:eu-west-1:444455556666:key/1",
		},
		"none": {"key": "", "want": "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"},
		"the managed one": {"key": "alias/aws/s3", "want": "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"},
		"the managed one, in view": {
			"key": "",
			"model": {"keys": {"arn:aws:kms:eu-west-1:111122223333:key/m": managed_key(a, "eu-west-1")}},
			"want": "arn:aws:kms:eu-west-1:111122223333:key/m",
		},
		"the managed one of another Region": {
			"key": "",
			"model": {"keys": {"arn:aws:kms:eu-west-1:111122223333:key/m": managed_key(a, "us-west-2")}},
			"want": "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3",
		},
		"the managed one of another account": {
			"key": "",
			"model": {"keys": {"arn:aws:kms:eu-west-1:444455556666:key/m": managed_key(b, "eu-west-1")}},
			"want": "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3",
		},
	}

	names_key(case)
}

names_key(case) if {
	model := object.union(
		{
			"buckets": {"data-bkt": {"region": "eu-west-1", "encryption": {"algorithm": "aws:kms", "key": case.key}}},
			"keys": {key: {"aliases": [
				"alias/data", "arn:aws:kms:us-east-1:111122223333:alias/data", "${aws_kms_alias.data.arn}",
			]}},
		},
		object.get(case, "model", {}),
	)
	need_here := object.union({"operation": "PutObject"}, object.get(case, "need", {}))

	decided({"need": need_here, "model": model}).evals[1].resource == case.want
}

managed_key(account, region) := {"arn": "m", "account": account, "region": region, "managed": "aws"}

# Whose managed key an object is under: its writer's, its owner's, the bucket's.
test_managed_key_of_an_object[note] if {
	some note, case in {
		"the writer": {"object": {"writer": b, "owner": c}, "want": b},
		"the owner": {"object": {"owner": c}, "want": c},
		"an owner that is not said": {"object": {"owner": "", "writer": ""}, "want": a},
		"nobody": {"object": {}, "want": a},
	}
	result := decided({
		"need": {"operation": "GetObject"},
		"model": {"objects": {"data-bkt/reports/q1.csv": object.union({"encryption": {"algorithm": "aws:kms"}}, case.object)}},
	})

	result.evals[1].resource == sprintf("arn:aws:kms:us-east-1:%s:alias/aws/s3", [case.want])
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
