package lint403.authz_test

asked := {
	"aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:multifactorauthage", "aws:multifactorauthpresent",
	"aws:principalaccount", "aws:principalarn", "aws:principalisawsservice", "aws:principalorgid",
	"aws:principalservicename", "aws:principalservicenameslist", "aws:principaltag/team", "aws:principaltype",
	"aws:requestedregion", "aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths", "aws:resourcetag/stage",
	"aws:securetransport", "aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid",
	"aws:sourceorgpaths", "aws:sourcevpc", "aws:sourcevpce", "aws:userid", "aws:username", "aws:viaawsservice",
	"aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:vpcsourceip", "kms:calleraccount",
	"kms:encryptioncontext:aws:s3:arn", "kms:encryptioncontextkeys", "kms:viaservice", "s3:accesspointnetworkorigin",
	"s3:buckettag/stage", "s3:dataaccesspointaccount", "s3:dataaccesspointarn", "s3:existingobjecttag/class",
	"s3:if-match", "s3:if-none-match", "s3:object-lock-legal-hold", "s3:object-lock-mode",
	"s3:object-lock-retain-until-date", "s3:prefix", "s3:requestobjecttag/a", "s3:requestobjecttag/c",
	"s3:requestobjecttagkeys", "s3:resourceaccount", "s3:tlsversion", "s3:versionid", "s3:x-amz-acl",
	"s3:x-amz-bucket-namespace", "s3:x-amz-content-sha256", "s3:x-amz-copy-source", "s3:x-amz-date",
	"s3:x-amz-grant-full-control", "s3:x-amz-grant-read", "s3:x-amz-grant-read-acp", "s3:x-amz-grant-write",
	"s3:x-amz-grant-write-acp", "s3:x-amz-metadata-directive", "s3:x-amz-object-ownership",
	"s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
	"s3:x-amz-server-side-encryption-customer-algorithm", "s3:x-amz-storage-class",
	"s3:x-amz-website-redirect-location", "s3express:sessionmode",
}

asking := {"policies": {"ask": {"id": "ask", "kind": "identity", "statements": [{
	"effect": {"value": "Deny"},
	"conditions": [{"name": name, "values": []} | some name in asked],
}]}}}

# The context of one check of a request in which every key is asked about: what a key
# holds, a set where it holds many.
context_of(case, i) := object.union(
	{name: shown(value) | some name, value in ctx.keys},
	{"never": {prefix | some prefix in ctx.absent} | ctx.open},
) if {
	result := judged(object.union(case, {"model": object.union(object.get(case, "model", {}), asking)}))
	ctx := result.judgements[i].request.ctx
}

shown(null) := null

shown(value) := {text | some text in value.values} if value.multi

shown(value) := concat(",", value.values) if {
	value != null
	not value.multi
}

every_header := {
	"x-amz-acl": "acl", "x-amz-grant-full-control": "fc", "x-amz-grant-read": "r", "x-amz-grant-read-acp": "ra",
	"x-amz-grant-write": "w", "x-amz-grant-write-acp": "wa", "x-amz-server-side-encryption": "AES256",
	"x-amz-server-side-encryption-aws-kms-key-id": "k", "x-amz-server-side-encryption-customer-algorithm": "ca",
	"x-amz-storage-class": "sc", "x-amz-metadata-directive": "md", "x-amz-website-redirect-location": "wrl",
	"x-amz-object-ownership": "oo", "x-amz-content-sha256": "sha", "x-amz-bucket-namespace": "ns",
	"x-amz-copy-source": "/src-bkt/k", "x-amz-object-lock-mode": "GOVERNANCE",
	"x-amz-object-lock-retain-until-date": "2030-01-01", "x-amz-object-lock-legal-hold": "ON", "if-match": "e1",
	"if-none-match": "e2", "x-amz-tagging": "A=b%20&c=d=e&", "x-amz-date": "now",
}

stored := {"objects": {"data-bkt/reports/q1.csv": {"tags": {"Class": "gold"}, "encryption": {"algorithm": "AES256"}}}}

tagged_bucket := {"buckets": {"data-bkt": {"tags": {"Stage": "prod"}, "abac": {"value": "Enabled"}}}}

# What the S3 page of the service authorization reference and the IAM UG say that a request
# of alice has, what further is known of one in an open context, and what S3 sends to KMS.

alice_keys := {
	"aws:principalaccount": "111122223333",
	"aws:principalarn": "arn:aws:iam::111122223333:user/alice",
	"aws:principalisawsservice": "false",
	"aws:userid": "id of alice",
	"aws:username": "alice",
}

sent_keys := {
	"aws:resourceaccount": "111122223333",
	"aws:securetransport": "true",
	"aws:viaawsservice": "false",
	"s3:resourceaccount": "111122223333",
}

open_keys := {
	"aws:principalorgid": "o-1",
	"aws:principalservicename": null,
	"aws:principalservicenameslist": null,
	"aws:principaltype": "User",
	"aws:requestedregion": "us-east-1",
	"aws:resourceorgid": "o-1",
	"aws:sourceaccount": null,
	"aws:sourcearn": null,
	"aws:sourceorgid": null,
	"aws:sourceorgpaths": null,
	"s3:tlsversion": "1.2",
}

kms_keys := {
	"aws:calledvia": {"s3.amazonaws.com"},
	"aws:calledviafirst": "s3.amazonaws.com",
	"aws:calledvialast": "s3.amazonaws.com",
	"aws:resourceaccount": "111122223333",
	"aws:securetransport": "true",
	"aws:viaawsservice": "true",
	"kms:calleraccount": "111122223333",
	"kms:encryptioncontext:aws:s3:arn": "arn:aws:s3:::data-bkt/reports/q1.csv",
	"kms:encryptioncontextkeys": {"aws:s3:arn"},
	"kms:viaservice": "s3.us-east-1.amazonaws.com",
}

never := {
	"s3:x-amz-",
	"s3:requestobjecttag",
	"s3:object-lock-",
	"s3:prefix",
	"s3:delimiter",
	"s3:max-keys",
	"s3:versionid",
	"s3:dataaccesspoint",
	"s3:accesspointnetworkorigin",
	"s3:buckettag/",
	"kms:",
	"sts:",
	"s3express:",
	"aws:calledvia",
}

given := {
	"aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths",
	"aws:viaawsservice", "aws:calledvia", "aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths",
	"aws:resourcetag/stage", "s3:prefix", "s3:x-amz-acl", "aws:sourceip", "aws:principalorgid", "aws:sourceaccount",
}

context_is(case) if {
	opened := {"never": object.get(case, "never", never - object.get(case, "may", set())) | case.need.open_context}
	base := object.remove(object.union_n(case.base), object.get(case, "without", set()))
	context_of(case, object.get(case, "check", 0)) == object.union_n([base, case.want, opened])
}

test_context_of_uploads[note] if {
	some note, case in {
		"an upload": {
			"need": {"operation": "PutObject", "headers": every_header, "version_id": "v1"},
			"model": object.union(stored, tagged_bucket),
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:resourcetag/stage": "prod",
				"s3:buckettag/stage": "prod",
				"s3:if-match": "e1",
				"s3:if-none-match": "e2",
				"s3:object-lock-legal-hold": "ON",
				"s3:object-lock-mode": "GOVERNANCE",
				"s3:object-lock-retain-until-date": "2030-01-01",
				"s3:requestobjecttag/a": "b ",
				"s3:requestobjecttag/c": "d=e",
				"s3:requestobjecttagkeys": {"A", "c"},
				"s3:versionid": "v1",
				"s3:x-amz-acl": "acl",
				"s3:x-amz-bucket-namespace": "ns",
				"s3:x-amz-content-sha256": "sha",
				"s3:x-amz-copy-source": "src-bkt/k",
				"s3:x-amz-grant-full-control": "fc",
				"s3:x-amz-grant-read": "r",
				"s3:x-amz-grant-read-acp": "ra",
				"s3:x-amz-grant-write": "w",
				"s3:x-amz-grant-write-acp": "wa",
				"s3:x-amz-metadata-directive": "md",
				"s3:x-amz-object-ownership": "oo",
				"s3:x-amz-server-side-encryption": "AES256",
				"s3:x-amz-server-side-encryption-aws-kms-key-id": "k",
				"s3:x-amz-server-side-encryption-customer-algorithm": "ca",
				"s3:x-amz-storage-class": "sc",
				"s3:x-amz-website-redirect-location": "wrl",
			},
		},
		"a read with the headers of an upload": {
			"need": {"headers": every_header, "version_id": "v1"}, "model": object.union(stored, tagged_bucket),
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:resourcetag/stage": "prod",
				"s3:buckettag/stage": "prod",
				"s3:existingobjecttag/class": "gold",
				"s3:versionid": "v1",
			},
		},
		"a read of a bucket without ABAC": {
			"model": {"buckets": {"data-bkt": {"tags": {"Stage": "prod"}}}},
			"base": [alice_keys, sent_keys],
			"want": {},
		},
		"a copy": {
			"check": 1,
			"need": {
				"operation": "CopyObject",
				"source_bucket": "src-bkt",
				"source_key": "k",
				"source_version_id": "v0",
				"headers": {"x-amz-acl": "private"},
			},
			"base": [alice_keys, sent_keys],
			"want": {
				"s3:x-amz-acl": "private",
				"s3:x-amz-copy-source": "src-bkt/k",
			},
		},
	}

	context_is(case)
}

test_context_of_others[note] if {
	some note, case in {
		"the source of a copy": {
			"check": 0,
			"need": {
				"operation": "CopyObject",
				"source_bucket": "data-bkt",
				"source_key": "old",
				"source_version_id": "v0",
				"version_id": "v9",
				"headers": every_header,
			},
			"model": object.union(tagged_bucket, {"objects": {"data-bkt/old": {"tags": {"Class": "silver"}}}}),
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:resourcetag/stage": "prod",
				"s3:buckettag/stage": "prod",
				"s3:existingobjecttag/class": "silver",
				"s3:versionid": "v0",
			},
		},
		"the read of a directory bucket": {
			"need": {}, "model": {"buckets": {"data-bkt": {"type": "directory", "tags": {"Stage": "prod"}}}},
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:resourcetag/stage": "prod",
				"s3:buckettag/stage": "prod",
				"s3express:sessionmode": "ReadWrite",
			},
		},
		"a copy whose header says more": {
			"check": 1,
			"need": {
				"operation": "CopyObject",
				"source_bucket": "src-bkt",
				"source_key": "k",
				"headers": {"x-amz-copy-source": "/src-bkt/k?versionId=v"},
			},
			"base": [alice_keys, sent_keys],
			"want": {"s3:x-amz-copy-source": "src-bkt/k?versionId=v"},
		},
		"a service": {
			"need": {"operation": "PutObject", "principal": "cloudtrail.amazonaws.com"},
			"base": [sent_keys],
			"want": {
				"aws:principalisawsservice": "true",
				"aws:principalservicename": "cloudtrail.amazonaws.com",
				"aws:principalservicenameslist": {"cloudtrail.amazonaws.com"},
			},
		},
		"the half of an access point, whose bucket has tags": {
			"need": {"via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap"},
			"model": tagged_bucket,
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:resourceaccount": "444455556666",
				"s3:accesspointnetworkorigin": "Internet",
				"s3:dataaccesspointaccount": "444455556666",
				"s3:dataaccesspointarn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap",
				"s3:resourceaccount": "444455556666",
			},
		},
		"the bucket of a missing key": {
			"check": 1,
			"need": {"version_id": "v1"},
			"model": object.union(tagged_bucket, {"objects": {"data-bkt/reports/q1.csv": {"exists": false}}}),
			"base": [alice_keys, sent_keys],
			"want": {"aws:resourcetag/stage": "prod", "s3:buckettag/stage": "prod"},
		},
		"access point of the internet, bucket half": {
			"check": 1, "need": {"via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap"},
			"base": [alice_keys, sent_keys],
			"want": {
				"s3:accesspointnetworkorigin": "Internet",
				"s3:dataaccesspointaccount": "444455556666",
				"s3:dataaccesspointarn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap",
			},
		},
		"object lambda": {
			"check": 2,
			"need": {"via": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol"},
			"model": {
				"access_points": {
					"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol": {
						"arn": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol",
						"account": a,
						"type": "object-lambda",
						"function": "arn:aws:lambda:us-east-1:111122223333:function:f",
						"supporting": "arn:aws:s3:us-east-1:111122223333:accesspoint/sup",
					},
				},
			},
			"base": [alice_keys, sent_keys],
			"want": {
				"aws:calledvia": {"s3-object-lambda.amazonaws.com"},
				"aws:viaawsservice": "true",
				"s3:accesspointnetworkorigin": "Internet",
				"s3:dataaccesspointaccount": "111122223333",
				"s3:dataaccesspointarn": "arn:aws:s3:us-east-1:111122223333:accesspoint/sup",
			},
		},
		"object lambda itself": {
			"check": 0,
			"need": {"via": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol"},
			"model": {
				"access_points": {
					"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol": {
						"arn": "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/ol",
						"account": a,
						"type": "object-lambda",
						"function": "arn:aws:lambda:us-east-1:111122223333:function:f",
						"supporting": "arn:aws:s3:us-east-1:111122223333:accesspoint/sup",
					},
				},
			},
			"base": [alice_keys, sent_keys],
			"want": {},
		},
	}

	context_is(case)
}
