package lint403.authz_test

# The condition keys that KMS sees, and those of open contexts.

test_context_of_kms[note] if {
	some note, case in {
		"KMS": {
			"check": 1,
			"need": {"headers": every_header, "context": {name: {"values": ["given"]} | some name in given}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"base": [alice_keys, kms_keys],
			"want": {
				"aws:principalorgid": "given",
				"aws:sourceaccount": "given",
				"aws:sourceip": "given",
			},
		},
		"KMS in China": {
			"check": 1,
			"model": {
				"buckets": {"data-bkt": {"region": "cn-north-1", "encryption": {"algorithm": "aws:kms", "key": key}}},
			},
			"base": [alice_keys, kms_keys],
			"want": {
				"kms:viaservice": "s3.cn-north-1.amazonaws.com.cn",
			},
		},
		"KMS for an anonymous caller": {
			"check": 1,
			"need": {"principal": "anonymous"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"base": [kms_keys],
			"without": {"kms:calleraccount"},
			"want": {},
		},
		"open: KMS": {
			"check": 1,
			"need": {"open_context": true, "endpoint": "vpce-1"},
			"model": {
				"buckets": {"data-bkt": {"region": "eu-west-1", "encryption": {"algorithm": "aws:kms", "key": key}}},
			},
			"base": [alice_keys, open_keys, kms_keys],
			"without": {"s3:tlsversion"},
			"want": {
				"kms:viaservice": "s3.eu-west-1.amazonaws.com",
			},
			"never": {"aws:sourcevpc", "aws:vpcsourceip", "aws:vpce", "s3"},
		},
		"open: KMS itself": {
			"need": {"open_context": true, "operation": "Decrypt", "resource": key},
			"base": [alice_keys, sent_keys, open_keys],
			"want": {},
			"may": {"kms:"},
		},
	}

	context_is(case)
}

test_context_that_is_open[note] if {
	some note, case in {
		"open: a user": {
			"need": {"open_context": true},
			"base": [alice_keys, sent_keys, open_keys],
			"want": {},
		},
		"open: a user with long-term keys lists": {
			"need": {"open_context": true, "operation": "ListObjectsV2"},
			"model": {"principals": {alice: {"long_term": true, "tags": {"Team": "x"}}}},
			"base": [alice_keys, sent_keys, open_keys],
			"want": {
				"aws:multifactorauthage": null,
				"aws:multifactorauthpresent": null,
				"aws:principaltag/team": "x",
			},
			"may": {"s3:prefix", "s3:delimiter", "s3:max-keys"},
		},
		"open: a role that a service assumes writes": {
			"need": {"open_context": true, "principal": app, "operation": "PutObject"},
			"policies": {
				"trust": [to({"Service": "ec2.amazonaws.com"}, {"Effect": "Allow", "Action": "sts:AssumeRole"})],
			},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:username"},
			"want": {
				"aws:multifactorauthage": null,
				"aws:multifactorauthpresent": "false",
				"aws:principalarn": "arn:aws:iam::111122223333:role/app",
				"aws:principaltype": "AssumedRole",
				"aws:userid": "id of app:session",
			},
			"may": {"s3:x-amz-", "s3:requestobjecttag", "s3:object-lock-"},
		},
		"open: a role of people": {
			"need": {"open_context": true, "principal": app, "endpoint": "vpce-1"},
			"policies": {"trust": [to({"AWS": alice}, {"Effect": "Allow", "Action": "sts:AssumeRole"})]},
			"model": {"endpoints": {"vpce-1": {"account": c}}},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:username"},
			"want": {
				"aws:principalarn": "arn:aws:iam::111122223333:role/app",
				"aws:principaltype": "AssumedRole",
				"aws:sourceip": null,
				"aws:sourcevpc": "vpc-1",
				"aws:sourcevpce": "vpce-1",
				"aws:userid": "id of app:session",
				"aws:vpceaccount": "777788889999",
			},
		},
		"open: a service": {
			"need": {"open_context": true, "principal": "cloudtrail.amazonaws.com", "operation": "PutObject"},
			"base": [sent_keys],
			"want": {
				"aws:multifactorauthage": null,
				"aws:multifactorauthpresent": null,
				"aws:principalisawsservice": "true",
				"aws:principalorgid": null,
				"aws:principalservicename": "cloudtrail.amazonaws.com",
				"aws:principalservicenameslist": {"cloudtrail.amazonaws.com"},
				"aws:requestedregion": "us-east-1",
				"aws:resourceorgid": "o-1",
				"aws:securetransport": null,
				"aws:sourceip": null,
				"s3:tlsversion": "1.2",
			},
			"may": {"s3:x-amz-", "s3:requestobjecttag", "s3:object-lock-"},
		},
	}

	context_is(case)
}

test_context_that_is_open_elsewhere[note] if {
	some note, case in {
		"open: a provider": {
			"need": {
				"open_context": true,
				"operation": "AssumeRoleWithWebIdentity",
				"role": app,
				"principal": "arn:aws:iam::111122223333:oidc-provider/p",
			},
			"base": [sent_keys, open_keys],
			"without": {"aws:principaltype", "aws:requestedregion"},
			"may": {"sts:"},
			"want": {"aws:principalorgid": null},
		},
		"open: versions are listed": {
			"need": {"open_context": true, "operation": "ListObjectVersions", "key": ""},
			"base": [alice_keys, sent_keys, open_keys],
			"may": {"s3:prefix", "s3:delimiter", "s3:max-keys"},
			"want": {},
		},
		"open: uploads are listed": {
			"need": {"open_context": true, "operation": "ListMultipartUploads", "key": ""},
			"base": [alice_keys, sent_keys, open_keys],
			"may": {"s3:prefix", "s3:delimiter", "s3:max-keys"},
			"want": {},
		},
		"open: an account that is in no organization": {
			"need": {"open_context": true},
			"model": {"accounts": {a: {"organization": ""}}},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:principalorgid", "aws:resourceorgid"},
			"want": {},
		},
		"open: anonymous": {
			"need": {"open_context": true, "principal": "anonymous"},
			"base": [sent_keys, open_keys],
			"want": {
				"aws:multifactorauthage": null,
				"aws:multifactorauthpresent": null,
				"aws:principalorgid": null,
				"aws:principaltype": "Anonymous",
			},
		},
		"open: a federated user": {
			"need": {"open_context": true, "principal": "arn:aws:sts::111122223333:federated-user/bob"},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:username"},
			"want": {
				"aws:principalarn": "arn:aws:sts::111122223333:federated-user/bob",
				"aws:principaltype": "FederatedUser",
				"aws:userid": "111122223333:bob",
			},
		},
		"open: root of another organization, ABAC": {
			"need": {"open_context": true, "principal": "arn:aws:iam::777788889999:root"}, "model": tagged_bucket,
			"base": [sent_keys, open_keys],
			"without": {"aws:principalorgid"},
			"want": {
				"aws:principalaccount": "777788889999",
				"aws:principalarn": "arn:aws:iam::777788889999:root",
				"aws:principalisawsservice": "false",
				"aws:principaltype": "Account",
				"aws:resourcetag/stage": "prod",
				"aws:userid": "777788889999",
				"s3:buckettag/stage": "prod",
			},
			"may": {"s3:buckettag/"},
		},
		"open: AssumeRole": {
			"need": {"open_context": true, "operation": "AssumeRole", "role": app},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:requestedregion"},
			"want": {},
			"may": {"sts:"},
		},
		"open: access point": {
			"need": {"open_context": true, "via": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap"},
			"model": {
				"access_points": {
					"arn:aws:s3:us-east-1:444455556666:accesspoint/ap": {
						"arn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap",
						"account": b,
						"type": "standard",
						"network_origin": "VPC",
						"vpc": "vpc-1",
					},
				},
			},
			"base": [alice_keys, sent_keys, open_keys],
			"want": {
				"aws:resourceaccount": "444455556666",
				"s3:accesspointnetworkorigin": "VPC",
				"s3:dataaccesspointaccount": "444455556666",
				"s3:dataaccesspointarn": "arn:aws:s3:us-east-1:444455556666:accesspoint/ap",
				"s3:resourceaccount": "444455556666",
			},
		},
		"open: account call": {
			"need": {"open_context": true, "operation": "ListBuckets", "bucket": ""},
			"base": [alice_keys, sent_keys, open_keys],
			"without": {"aws:requestedregion"},
			"want": {},
		},
	}

	context_is(case)
}
