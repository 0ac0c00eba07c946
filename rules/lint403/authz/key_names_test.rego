package lint403.authz_test

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
		"the managed one, where its Region is not said": {
			"key": "",
			"model": {"keys": {"arn:aws:kms:eu-west-1:111122223333:key/m": managed_key(a, "")}},
			"want": "arn:aws:kms:eu-west-1:111122223333:key/m",
		},
		"the managed one, where its Region is not known": {
			"key": "",
			"model": {"keys": {"arn:aws:kms:eu-west-1:111122223333:key/m": managed_key(a, "${var.region}")}},
			"want": "arn:aws:kms:eu-west-1:111122223333:key/m",
		},
		"an id that only the ARN has": {"key": "1", "model": {"keys": {key: {"key_id": ""}}}, "want": key},
		"an id that the ARN has not": {
			"key": "mrk-1",
			"model": {"keys": {key: {"key_id": "mrk-1"}}},
			"want": key,
		},
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

# Which key a write is under, by its headers and the default of the bucket.
test_key_of_a_write[note] if {
	some note, case in {
		"the default": {"headers": {}, "default": "aws:kms", "want": [key]},
		"the default, doubly": {"headers": {}, "default": "aws:kms:dsse", "want": [key]},
		"another": {"headers": {"x-amz-server-side-encryption": "AES256"}, "default": "aws:kms", "want": []},
		"the default by header": {"headers": {"x-amz-server-side-encryption": "aws:kms"}, "default": "aws:kms:dsse", "want": [key]},
		"no default": {
			"headers": {"x-amz-server-side-encryption": "aws:kms"},
			"default": "AES256",
			"want": ["arn:aws:kms:us-east-1:111122223333:alias/aws/s3"],
		},
		"by name": {
			"headers": {"x-amz-server-side-encryption": "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id": "2"},
			"default": "aws:kms",
			"want": ["arn:aws:kms:us-east-1:111122223333:key/2"],
		},
		"the customer's": {
			"headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"},
			"default": "aws:kms",
			"want": [],
		},
	}
	result := decided({
		"need": {"operation": "PutObject", "headers": case.headers},
		"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": case["default"], "key": key}}}},
	})

	[check.resource | some check in result.evals; startswith(check.on, "key:")] == case.want
}

# A part of an upload is under the key of the upload.
test_key_of_a_part[operation] if {
	some operation, want in {
		"UploadPart": ["arn:aws:kms:us-east-1:111122223333:key/2"],
		"CompleteMultipartUpload": ["arn:aws:kms:us-east-1:111122223333:key/2"],
		"ListParts": ["arn:aws:kms:us-east-1:111122223333:key/2"],
		"PutObject": [key],
	}
	result := decided({
		"need": {"operation": operation},
		"model": {
			"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
			"objects": {"data-bkt/reports/q1.csv": {"encryption": {
				"algorithm": "aws:kms:dsse",
				"key": "arn:aws:kms:us-east-1:111122223333:key/2",
			}}},
		},
	})

	{check.resource | some check in result.evals; startswith(check.on, "key:")} == {arn | some arn in want}
}

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

# R-Z-06: what the encryption context of a write is, the object or the bucket.
test_encryption_context[note] if {
	some note, case in {
		"without a Bucket Key": {"encryption": {}, "headers": {}, "want": object_arn},
		"with one": {"encryption": {"bucket_key": "on"}, "headers": {}, "want": bucket},
		"with one that is off": {"encryption": {"bucket_key": "off"}, "headers": {}, "want": object_arn},
		"with two layers": {"encryption": {"algorithm": "aws:kms:dsse", "bucket_key": "on"}, "headers": {}, "want": object_arn},
		"the bucket's, where the header says KMS": {
			"encryption": {"bucket_key": "on"},
			"headers": {"x-amz-server-side-encryption": "aws:kms"},
			"want": bucket,
		},
		"none, where the header says KMS": {
			"encryption": {},
			"headers": {"x-amz-server-side-encryption": "aws:kms"},
			"want": object_arn,
		},
		"by header": {
			"encryption": {"bucket_key": "off"},
			"headers": {
				"x-amz-server-side-encryption": "aws:kms",
				"x-amz-server-side-encryption-bucket-key-enabled": "True",
			},
			"want": bucket,
		},
		"not by header": {
			"encryption": {"bucket_key": "on"},
			"headers": {
				"x-amz-server-side-encryption": "aws:kms",
				"x-amz-server-side-encryption-bucket-key-enabled": "false",
			},
			"want": object_arn,
		},
		"of a directory bucket": {"type": "directory", "encryption": {}, "headers": {}, "want": bucket},
	}

	decided({
		"policies": {"identity": [
			allow(["s3:PutObject", "s3express:CreateSession"], "*"),
			when({"StringEquals": {"kms:EncryptionContext:aws:s3:arn": case.want}}, allow("kms:*", "*")),
		]},
		"need": {"operation": "PutObject", "headers": case.headers},
		"model": {"buckets": {"data-bkt": {
			"type": object.get(case, "type", "general-purpose"),
			"encryption": object.union({"algorithm": "aws:kms", "key": key}, case.encryption),
		}}},
	}).decision == "allowed"
}

# The source of a copy is under the key of whoever wrote it.
test_managed_key_of_a_source if {
	result := decided({
		"need": {"operation": "CopyObject", "source_bucket": "data-bkt", "source_key": "k"},
		"model": {"objects": {
			"data-bkt/k": {"writer": b, "encryption": {"algorithm": "aws:kms"}},
			"data-bkt/reports/q1.csv": {"writer": c},
		}},
	})
	asked_keys := {check.resource | some check in result.evals; check.action == "kms:Decrypt"}
	asked_keys == {"arn:aws:kms:us-east-1:444455556666:alias/aws/s3"}
}
