package lint403.authz_test

import data.lint403.authz

# The texts of IAM UG, Troubleshoot access denied error messages, by layer.
test_text_of_a_layer[layer] if {
	some layer, texts in {
		"identity": ["because no identity-based policy allows the s3:GetObject action", "with an explicit deny in an identity-based policy"],
		"kms-identity": ["because no identity-based policy allows the s3:GetObject action", "with an explicit deny in an identity-based policy"],
		"scp": ["because no service control policy allows the s3:GetObject action", "with an explicit deny in a service control policy"],
		"rcp": ["because no resource control policy allows the s3:GetObject action", "with an explicit deny in a resource control policy"],
		"endpoint": ["because no VPC endpoint policy allows the s3:GetObject action", "with an explicit deny in a VPC endpoint policy"],
		"boundary": ["because no permissions boundary allows the s3:GetObject action", "with an explicit deny in a permissions boundary"],
		"session": ["because no session policy allows the s3:GetObject action", "with an explicit deny in a session policy"],
		"trust": ["because no role trust policy allows the s3:GetObject action", "with an explicit deny in the role trust policy"],
		"bucket-policy": ["because no resource-based policy allows the s3:GetObject action", "with an explicit deny in a resource-based policy"],
		"access-point-policy": [
			"because no identity-based policy allows the s3:GetObject action",
			"with an explicit deny in a resource-based policy",
		],
	}
	case := {"policies": {"identity": []}}
	result := judged(case)
	said := [text |
		some kind in ["implicit", "explicit"]
		text := authz.refusal(result.who, result.judgements[0], layer, kind) with input as world(case)
	]
	before := concat(" ", [
		"User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject",
		`on resource: "arn:aws:s3:::data-bkt/reports/q1.csv"`,
	])

	said == [sprintf("%s %s", [before, text]) | some text in texts]
}

test_text[note] if {
	some note, case in {
		"somebody else owns the bucket": {
			"need": {"headers": {"x-amz-expected-bucket-owner": b}},
			"want": "Access Denied",
		},
		"not from the VPC": {
			"need": {"via": point_arn},
			"model": {"access_points": {point_arn: object.union(point, {"network_origin": "VPC", "vpc": "vpc-1"})}},
			"want": "Access Denied",
		},
		"the requester pays": {
			"need": {"principal": partner},
			"model": {"buckets": {"data-bkt": {"request_payer": {"value": "Requester"}}}},
			"want": "Access Denied",
		},
		"SSE-C": {
			"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption-customer-algorithm": "AES256"}},
			"want": concat(" ", [
				"Access Denied because this bucket has blocked upload requests that specify",
				"Server Side Encryption with Customer provided keys (SSE-C).",
				"Please specify a different server-side encryption type",
			]),
		},
		"an ACL": {
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"want": "The bucket does not allow ACLs",
		},
		"ACLs that grant something": {
			"need": {"operation": "PutBucketOwnershipControls", "parameters": {"object-ownership": "BucketOwnerEnforced"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}, "acl": {"canned": "public-read"}}}},
			"want": "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
		},
		"a public ACL": {
			"need": {"operation": "PutObject", "headers": {"x-amz-acl": "public-read"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": refused("s3:PutObject", object_arn, "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access."),
		},
		"a public ACL of the object itself": {
			"need": {"operation": "PutObjectAcl", "headers": {"x-amz-acl": "public-read"}},
			"model": {"buckets": {"data-bkt": {"ownership": {"value": "ObjectWriter"}}}},
			"want": refused("s3:PutObjectAcl", object_arn, "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access."),
		},
		"a public policy": {
			"need": {"operation": "PutBucketPolicy", "parameters": {"policy": "new"}},
			"policies": {"new": [to("*", allow("s3:GetObject", objects))]},
			"want": refused("s3:PutBucketPolicy", bucket, "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access."),
		},
		"Object Lock": {
			"need": {"operation": "DeleteObject", "version_id": "v"},
			"model": {"objects": {"data-bkt/reports/q1.csv": {"lock": {"legal_hold": true}}}},
			"want": "Access Denied because object protected by object lock.",
		},
		"no signature": {
			"need": {"principal": "anonymous"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "Access Denied",
		},
		"encryption headers of a read": {
			"need": {"headers": {"x-amz-server-side-encryption": "aws:kms"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "InvalidArgument",
		},
		"encryption headers of a look": {
			"need": {"operation": "HeadObject", "headers": {"x-amz-server-side-encryption": "aws:kms"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "InvalidArgument",
		},
		"encryption headers of a write": {
			"policies": {"identity": everything},
			"need": {"operation": "PutObject", "headers": {"x-amz-server-side-encryption": "aws:kms"}},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "",
		},
		"encryption headers of a read that KMS has no part in": {
			"policies": {"identity": everything},
			"need": {"headers": {"x-amz-server-side-encryption": "AES256"}},
			"want": "",
		},
		"a provider": {
			"need": {
				"operation": "AssumeRoleWithWebIdentity",
				"role": app,
				"principal": "arn:aws:iam::111122223333:oidc-provider/p",
			},
			"policies": {"trust": [to({"AWS": alice}, {"Effect": "Allow", "Action": "sts:*"})]},
			"want": "Access Denied",
		},
		"a disabled key": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"state": "disabled"}},
			},
			"want": "the key is disabled",
		},
		"a key that is going": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"state": "pending-deletion"}},
			},
			"want": "the key is pending deletion",
		},
		"a key for signing": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"spec": "RSA_2048"}},
			},
			"want": "the key is not symmetric",
		},
		"a key elsewhere": {
			"policies": {"identity": everything},
			"model": {"buckets": {"data-bkt": {"region": "eu-west-1", "encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "the key is in another Region than the bucket",
		},
		"a key whose kind is not said": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"spec": ""}},
			},
			"want": "",
		},
		"a symmetric key": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"spec": "SYMMETRIC_DEFAULT"}},
			},
			"want": "",
		},
		"a key whose Region is not known": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"region": "${aws_x.y.z}"}},
			},
			"want": "",
		},
		"a key whose Region is not said": {
			"policies": {"identity": everything},
			"model": {
				"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}},
				"keys": {key: {"region": ""}},
			},
			"want": "",
		},
		"the policy of somebody else's bucket": {
			"policies": {"identity": everything, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))]},
			"need": {"operation": "GetBucketPolicy", "principal": partner},
			"want": "MethodNotAllowed",
		},
		"tags under ABAC": {
			"policies": {"identity": everything},
			"need": {"operation": "PutBucketTagging"},
			"model": {"buckets": {"data-bkt": {"abac": {"value": "Enabled"}}}},
			"want": "ABAC is enabled for the bucket; use TagResource and UntagResource",
		},
		"access logs": {
			"need": {"operation": "PutObject", "principal": "logging.s3.amazonaws.com"},
			"model": {"buckets": {"data-bkt": {"encryption": {"algorithm": "aws:kms", "key": key}}}},
			"want": "Access Denied",
		},
		"a role for root": {
			"need": {"operation": "AssumeRole", "role": app, "principal": "arn:aws:iam::111122223333:root"},
			"want": "Roles may not be assumed by root accounts.",
		},
		"a chain for hours": {
			"policies": {"identity": everything, "trust": [to({"AWS": app}, {"Effect": "Allow", "Action": "sts:AssumeRole"})]},
			"need": {"operation": "AssumeRole", "role": app, "principal": app, "parameters": {"duration-seconds": "3601"}},
			"want": "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
		},
		"an endpoint of another account": {
			"policies": {"identity": read, "bucket": [to({"AWS": partner}, allow("s3:*", "*"))], "endpoint": []},
			"need": {"principal": partner, "endpoint": "vpce-1"},
			"want": "Access Denied",
		},
		"a directory bucket": {
			"model": {"buckets": {"data-bkt": {"type": "directory"}}},
			"want": "Access Denied",
		},
		"an account without organization": {
			"policies": {"bucket": []},
			"need": {"principal": partner},
			"model": {"accounts": {a: {"organization": ""}, b: {"organization": ""}}},
			"want": "Access Denied",
		},
	}

	decided(case).message == case.want
}

everything := [allow("*", "*")]

point_arn := "arn:aws:s3:us-east-1:111122223333:accesspoint/ap"

point := {"arn": point_arn, "account": a, "type": "standard", "bucket": "data-bkt"}

refused(action, resource, clause) := sprintf(
	`User: arn:aws:iam::111122223333:user/alice is not authorized to perform: %s on resource: "%s" %s`,
	[action, resource, clause],
)

# Where a decision came from, and what every layer said.
test_statement[note] if {
	some note, case in {
		"the statement that allows, not one that may": {
			"policies": {"identity": [
				when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, allow("s3:*", objects)),
				allow("s3:PutObject", objects),
				allow("s3:GetObject", objects),
			]},
			"want": ["identity", 2],
			"trace": [["identity", "allow", "a statement allows", 2]],
		},
		"the statement that denies, in the order of the layers": {
			"policies": {
				"identity": array.concat(read, [deny("s3:GetObject", objects)]),
				"bucket": [
					to("*", allow("s3:GetObject", objects)),
					when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, to("*", deny("s3:*", objects))),
					to("*", deny("s3:*", objects)),
				],
			},
			"want": ["bucket", 2],
			"trace": [
				["bucket-policy", "explicit-deny", "a statement denies", 2],
				["identity", "explicit-deny", "a statement denies", 1],
			],
		},
		"the statement of the bucket policy": {
			"policies": {
				"identity": [allow("s3:PutObject", objects)],
				"bucket": [to({"AWS": alice}, allow("s3:GetObject", objects))],
			},
			"want": ["bucket", 0],
			"trace": [
				["bucket-policy", "allow", "a statement allows", 0],
				["identity", "implicit-deny", "no statement allows", -1],
			],
		},
		"one that may deny": {
			"policies": {"identity": [
				allow("s3:GetObject", objects),
				when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, deny("s3:*", objects)),
			]},
			"want": ["identity", 1],
			"trace": [["identity", "unknown", "it depends on something unknown whether a statement applies", 1]],
		},
		"one that may allow": {
			"policies": {"identity": [when({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, allow("s3:*", objects))]},
			"want": ["", -1],
			"trace": [["identity", "unknown", "it depends on something unknown whether a statement applies", 0]],
		},
		"a document that is not known in full": {
			"policies": {"identity": []},
			"model": {"policies": {"identity": {"incomplete": ["x"]}}},
			"want": ["", -1],
			"trace": [["identity", "unknown", "it depends on something unknown whether a statement applies", -1]],
		},
	}
	result := decided(object.union(case, {"need": {"open_context": true}}))

	[object.get(result, ["statement", "policy"], ""), object.get(result, ["statement", "index"], -1)] == case.want
	[[step.layer, step.verdict, step.why, object.get(step, ["statement", "index"], -1)] | some step in result.trace] == case.trace
	{step.action | some step in result.trace} == {"s3:GetObject"}
}

test_trace_of_restricted_buckets if {
	result := decided({
		"policies": {"identity": read, "bucket": [to("*", allow("s3:GetObject", objects))]},
		"need": {"principal": partner},
	})
	result.trace[0] == {
		"action": "s3:GetObject",
		"layer": "block-public-access",
		"verdict": "explicit-deny",
		"why": "the policy is public, and RestrictPublicBuckets keeps other accounts out",
	}
}
