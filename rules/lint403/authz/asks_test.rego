package lint403.authz_test

# What a request is taken apart into: action, resource and whose policy judges it.

test_checks_of_objects[note] if {
	some note, case in {
		"a missing key": {"need": {}, "model": missing, "want": ["s3:GetObject", "s3:ListBucket"]},
		"an action that is empty": {"need": {"action": ""}, "want": ["s3:GetObject"]},
		"a version": {"need": {"version_id": "v"}, "model": missing, "want": ["s3:GetObjectVersion", "s3:ListBucket"]},
		"a copy of tags": {
			"need": copy,
			"model": tagged_source,
			"want": ["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"],
		},
		"a copy of tags, by name": {
			"need": object.union(copy, {"headers": {"x-amz-tagging-directive": "copy"}}),
			"model": tagged_source,
			"want": ["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"],
		},
		"a copy with tags of its own": {
			"need": object.union(copy, {"headers": {"x-amz-tagging-directive": "REPLACE", "x-amz-tagging": "a=b"}}),
			"model": tagged_source,
			"want": ["s3:GetObject", "s3:PutObject", "s3:PutObjectTagging"],
		},
		"a copy without tags": {
			"need": object.union(copy, {"headers": {"x-amz-tagging-directive": "REPLACE"}}),
			"model": tagged_source,
			"want": ["s3:GetObject", "s3:PutObject"],
		},
		"a copy of what has none": {"need": copy, "want": ["s3:GetObject", "s3:PutObject"]},
		"a copy of a version": {
			"need": object.union(copy, {"source_version_id": "v", "version_id": "w"}),
			"model": tagged_source,
			"want": ["s3:GetObjectVersion", "s3:GetObjectVersionTagging", "s3:PutObject", "s3:PutObjectTagging"],
		},
		"a copy of what is missing": {
			"need": copy,
			"model": {"objects": {"src-bkt/k": {"exists": false}}},
			"want": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
		},
		"a part of a tagged object": {
			"need": object.union(copy, {"operation": "UploadPartCopy"}),
			"model": tagged_source,
			"want": ["s3:GetObject", "s3:PutObject"],
		},
		"a canned ACL": {"need": upload({"x-amz-acl": "private"}), "want": ["s3:PutObject", "s3:PutObjectAcl"]},
		"a granted one": {"need": upload({"x-amz-grant-read": "id=1"}), "want": ["s3:PutObject", "s3:PutObjectAcl"]},
		"tags": {"need": upload({"x-amz-tagging": "a=b"}), "want": ["s3:PutObject", "s3:PutObjectTagging"]},
		"empty tags": {"need": upload({"x-amz-tagging": ""}), "want": ["s3:PutObject"]},
		"a lock": {"need": upload({"x-amz-object-lock-mode": "GOVERNANCE"}), "want": ["s3:PutObject", "s3:PutObjectRetention"]},
		"until a day": {
			"need": upload({"x-amz-object-lock-retain-until-date": "2030"}),
			"want": ["s3:PutObject", "s3:PutObjectRetention"],
		},
		"a legal hold": {"need": upload({"x-amz-object-lock-legal-hold": "ON"}), "want": ["s3:PutObject", "s3:PutObjectLegalHold"]},
		"an upload with a version is none": {
			"need": object.union(upload({}), {"version_id": "v"}),
			"want": ["s3:PutObject"],
		},
		"past governance": {
			"need": {"operation": "DeleteObject", "headers": {"x-amz-bypass-governance-retention": "True"}},
			"want": ["s3:DeleteObject", "s3:BypassGovernanceRetention"],
		},
		"not past governance": {
			"need": {"operation": "DeleteObject", "headers": {"x-amz-bypass-governance-retention": "false"}},
			"want": ["s3:DeleteObject"],
		},
		"many of them": {"need": {"operation": "DeleteObjects", "version_id": "v"}, "want": ["s3:DeleteObjectVersion"]},
		"a checksum": {
			"need": {"operation": "HeadObject", "headers": {"x-amz-checksum-mode": "enabled"}},
			"model": encrypted,
			"want": ["s3:GetObject", "kms:Decrypt"],
		},
		"no checksum": {"need": {"operation": "HeadObject"}, "model": encrypted, "want": ["s3:GetObject"]},
	}

	[check.action | some check in decided(case).evals] == case.want
}

test_checks_of_replication[note] if {
	some note, case in {
		"plain to plain": {"want": []},
		"with another owner": {
			"need": {"parameters": {"owner-override": "true"}},
			"want": ["s3:ObjectOwnerOverrideToBucketOwner"],
		},
		"plain to encrypted": {"model": encrypted, "want": ["kms:GenerateDataKey"]},
		"encrypted to encrypted": {"model": object.union(encrypted, encrypted_source), "want": ["kms:Encrypt"]},
		"encrypted twice to encrypted": {
			"model": object.union(encrypted, object.union(encrypted_source, {
				"objects": {"src-bkt/k": {"encryption": {"algorithm": "aws:kms:dsse"}}},
			})),
			"want": ["kms:Encrypt"],
		},
		"under a Bucket Key": {
			"model": object.union(encrypted, {"buckets": {"data-bkt": {"encryption": {"bucket_key": "on"}}}}),
			"want": ["kms:GenerateDataKey", "kms:Decrypt"],
		},
	}
	always := {
		"s3:GetReplicationConfiguration",
		"s3:ListBucket",
		"s3:GetObjectVersionForReplication",
		"s3:GetObjectVersionAcl",
		"s3:GetObjectVersionTagging",
		"s3:ReplicateObject",
	}
	replication := object.union(copy, {"operation": "ReplicateObject"})
	result := decided({
		"need": object.union(replication, object.get(case, "need", {})),
		"model": object.get(case, "model", {}),
	})
	asked_here := [check.action |
		some check in result.evals
		not check.action in always
		check.on != "key:arn:aws:kms:us-east-1:111122223333:key/2"
	]

	asked_here == case.want
}

test_checks_of_directory_buckets[note] if {
	some note, case in {
		"reading": {"need": {}, "want": ["s3express:CreateSession", "kms:GenerateDataKey", "kms:Decrypt"]},
		"writing": {"need": {"operation": "PutObject"}, "want": ["s3express:CreateSession", "kms:GenerateDataKey", "kms:Decrypt"]},
		"the bucket": {"need": {"operation": "GetBucketPolicy"}, "want": ["s3express:GetBucketPolicy"]},
		"a copy from another kind": {
			"need": copy,
			"want": ["s3:GetObject", "s3express:CreateSession", "kms:GenerateDataKey", "kms:Decrypt"],
		},
		"a copy of a version": {
			"need": object.union(copy, {"operation": "UploadPartCopy", "source_version_id": "v"}),
			"want": ["s3:GetObjectVersion", "s3express:CreateSession", "kms:GenerateDataKey", "kms:Decrypt"],
		},
		"a copy from the same kind": {
			"need": object.union(copy, {"source_bucket": "data-bkt"}),
			"want": ["s3express:CreateSession", "s3express:CreateSession", "kms:GenerateDataKey", "kms:Decrypt"],
		},
	}
	model := object.union(encrypted, {"buckets": {"data-bkt": {"type": "directory"}}})
	result := decided({"need": case.need, "model": model})

	[check.action | some check in result.evals] == case.want
}

test_copy_from_a_directory_bucket if {
	result := decided({
		"need": object.union(copy, {"source_bucket": "dir"}),
		"model": {"buckets": {"dir": {"name": "dir", "arn": "arn:aws:s3express:x", "account": a, "type": "directory"}}},
	})
	[[check.action, check.resource] | some check in result.evals] == [
		["s3express:CreateSession", "arn:aws:s3express:x"],
		["s3:PutObject", object_arn],
	]
}

test_checks_of_others[note] if {
	some note, case in {
		"a bucket": {"need": {"operation": "CreateBucket"}, "want": [["s3:CreateBucket", bucket, "bucket:data-bkt"]]},
		"a bucket with an ACL and a lock": {
			"need": {"operation": "CreateBucket", "headers": {
				"x-amz-acl": "private",
				"x-amz-bucket-object-lock-enabled": "True",
				"x-amz-object-ownership": "ObjectWriter",
			}},
			"want": [
				["s3:CreateBucket", bucket, "bucket:data-bkt"],
				["s3:PutBucketAcl", bucket, "bucket:data-bkt"],
				["s3:PutBucketObjectLockConfiguration", bucket, "bucket:data-bkt"],
				["s3:PutBucketVersioning", bucket, "bucket:data-bkt"],
				["s3:PutBucketOwnershipControls", bucket, "bucket:data-bkt"],
			],
		},
		"a bucket without a lock": {
			"need": {"operation": "CreateBucket", "headers": {"x-amz-bucket-object-lock-enabled": "false"}},
			"want": [["s3:CreateBucket", bucket, "bucket:data-bkt"]],
		},
		"the block of a bucket": {
			"need": {"operation": "PutPublicAccessBlock"},
			"want": [["s3:PutBucketPublicAccessBlock", bucket, "bucket:data-bkt"]],
		},
		"the block of an account": {
			"need": {"operation": "PutPublicAccessBlock", "bucket": ""},
			"want": [["s3:PutAccountPublicAccessBlock", "*", "account:111122223333"]],
		},
		"which is read": {
			"need": {"operation": "GetPublicAccessBlock", "bucket": ""},
			"want": [["s3:GetAccountPublicAccessBlock", "*", "account:111122223333"]],
		},
		"and deleted": {
			"need": {"operation": "DeletePublicAccessBlock", "bucket": ""},
			"want": [["s3:PutAccountPublicAccessBlock", "*", "account:111122223333"]],
		},
		"an access point": {
			"need": {"operation": "GetAccessPointPolicy", "via": point_arn},
			"want": [["s3:GetAccessPointPolicy", point_arn, sprintf("ap:%s", [point_arn])]],
		},
		"an access point as the resource": {
			"need": {"operation": "DeleteAccessPoint", "resource": point_arn},
			"want": [["s3:DeleteAccessPoint", point_arn, sprintf("ap:%s", [point_arn])]],
		},
		"a job": {
			"need": {"operation": "DescribeJob", "resource": job},
			"want": [["s3:DescribeJob", job, sprintf("resource:%s", [job])]],
		},
		"a key": {
			"need": {"operation": "Encrypt", "resource": key},
			"want": [["kms:Encrypt", key, sprintf("key:%s", [key])]],
		},
		"a key by its id": {
			"need": {"operation": "Encrypt", "resource": "1"},
			"want": [["kms:Encrypt", key, sprintf("key:%s", [key])]],
		},
		"a role with tags and a source": {
			"need": {"operation": "AssumeRole", "role": app, "parameters": {"tags": "true", "source-identity": "x"}},
			"want": [
				["sts:AssumeRole", app, sprintf("trust:%s", [app])],
				["sts:TagSession", app, sprintf("trust:%s", [app])],
				["sts:SetSourceIdentity", app, sprintf("trust:%s", [app])],
			],
		},
		"an access point and its bucket": {
			"need": {"via": point_arn},
			"model": {"access_points": {point_arn: point}},
			"want": [
				["s3:GetObject", sprintf("%s/object/reports/q1.csv", [point_arn]), sprintf("ap:%s", [point_arn])],
				["s3:GetObject", object_arn, "bucket:data-bkt"],
			],
		},
		"an Object Lambda access point and what is behind it": {
			"need": {"via": lambda_point},
			"model": {"access_points": {lambda_point: {
				"arn": lambda_point,
				"account": a,
				"type": "object-lambda",
				"function": function,
				"supporting": point_arn,
			}}},
			"want": [
				["s3-object-lambda:GetObject", lambda_point, sprintf("ap:%s", [lambda_point])],
				["lambda:InvokeFunction", function, sprintf("function:%s", [function])],
				["s3:GetObject", sprintf("%s/object/reports/q1.csv", [point_arn]), sprintf("ap:%s", [point_arn])],
				["s3:GetObject", object_arn, "bucket:data-bkt"],
			],
		},
		"an Object Lambda access point out of view": {
			"need": {"via": lambda_point},
			"want": [["s3-object-lambda:GetObject", lambda_point, sprintf("ap:%s", [lambda_point])]],
		},
		"a Multi-Region Access Point out of view": {
			"need": {"via": "arn:aws:s3::111122223333:accesspoint/x.mrap"},
			"want": [
				[
					"s3:GetObject",
					"arn:aws:s3::111122223333:accesspoint/x.mrap/object/reports/q1.csv",
					"ap:arn:aws:s3::111122223333:accesspoint/x.mrap",
				],
				["s3:GetObject", object_arn, "bucket:data-bkt"],
			],
		},
		"listing through an access point": {
			"need": {"via": point_arn, "operation": "ListObjectsV2", "key": ""},
			"model": {"access_points": {point_arn: point}},
			"want": [
				["s3:ListBucket", point_arn, sprintf("ap:%s", [point_arn])],
				["s3:ListBucket", bucket, "bucket:data-bkt"],
			],
		},
		"checks of an operation that the table does not have": {
			"need": {"operation": "Frobnicate", "role": app, "checks": [
				{"action": "s3:A", "resource": object_arn, "on": "bucket:data-bkt"},
				{"action": "s3:B", "resource": point_arn, "on": sprintf("ap:%s", [point_arn])},
				{"action": "kms:C", "resource": key, "on": sprintf("key:%s", [key])},
				{"action": "sts:D", "resource": app, "on": sprintf("trust:%s", [app])},
				{"action": "s3:E", "resource": "*", "on": "account:111122223333"},
			]},
			"model": {"access_points": {point_arn: point}},
			"want": [
				["s3:A", object_arn, "bucket:data-bkt"],
				["s3:B", point_arn, sprintf("ap:%s", [point_arn])],
				["kms:C", key, sprintf("key:%s", [key])],
				["sts:D", app, sprintf("trust:%s", [app])],
				["s3:E", "*", "account:111122223333"],
			],
		},
	}

	[[check.action, check.resource, check.on] | some check in decided(case).evals] == case.want
}

test_checks_of_an_action[note] if {
	some note, case in {
		"on an object": {"need": {}, "action": "s3:GetObject", "want": [object_arn, "bucket:data-bkt"]},
		"on a bucket": {"need": {"key": ""}, "action": "s3:ListBucket", "want": [bucket, "bucket:data-bkt"]},
		"on an object by its ARN": {
			"need": {"bucket": "", "key": "", "resource": object_arn},
			"action": "s3:GetObject",
			"want": [object_arn, "bucket:data-bkt"],
		},
		"on a bucket by its ARN": {
			"need": {"bucket": "", "key": "", "resource": bucket},
			"action": "s3:ListBucket",
			"want": [bucket, "bucket:data-bkt"],
		},
		"on a key": {"need": {"bucket": "", "resource": key}, "action": "KMS:Decrypt", "want": [key, sprintf("key:%s", [key])]},
		"on a role": {
			"need": {"bucket": "", "role": app},
			"action": "sts:AssumeRoleWithWebIdentity",
			"want": [app, sprintf("trust:%s", [app])],
		},
		"on a role that is the resource": {
			"need": {"bucket": "", "resource": app},
			"action": "STS:AssumeRole",
			"want": [app, sprintf("trust:%s", [app])],
		},
		"on something else": {
			"need": {"bucket": "", "resource": job},
			"action": "s3:DescribeJob",
			"want": [job, sprintf("resource:%s", [job])],
		},
		"on nothing": {"need": {"bucket": ""}, "action": "sts:GetCallerIdentity", "want": ["*", "resource:*"]},
	}
	result := decided({"need": object.union(case.need, {"operation": "", "action": case.action})})

	[check.action | some check in result.evals] == [case.action]
	[result.evals[0].resource, result.evals[0].on] == case.want
}

lambda_point := "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol"

job := "arn:aws:s3:us-east-1:111122223333:job/1"

missing := {"objects": {"data-bkt/reports/q1.csv": {"exists": false}}}

copy := {"operation": "CopyObject", "source_bucket": "src-bkt", "source_key": "k"}

tagged_source := {"objects": {"src-bkt/k": {"tags": {"a": "b"}}}}

encrypted_source := {"objects": {"src-bkt/k": {"encryption": {
	"algorithm": "aws:kms",
	"key": "arn:aws:kms:us-east-1:111122223333:key/2",
}}}}

upload(headers) := {"operation": "PutObject", "headers": headers}
