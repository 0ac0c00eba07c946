# METADATA
# title: InsecureTransport
# description: |
#   The bucket policy does not refuse requests over plain HTTP (Deny with
#   aws:SecureTransport false).
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
#     description: Security best practices for Amazon S3
# custom:
#   id: SEC011
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Deny s3:* to everybody when aws:SecureTransport is false.
#   codes: [CKV_AWS_379]
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'
package lint403.rules.security.insecure_transport

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	not document.incomplete
	not _refuses(document)
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		"the bucket policy does not refuse requests without TLS",
		{"codes": ["CKV_AWS_379"], "key": "transport"},
	)
}

# A bucket with a public ACL and no policy at all.
deny contains finding if {
	some name, bucket in input.buckets
	bucket.acl.canned in {"public-read", "public-read-write", "authenticated-read"}
	not bucket.policies
	not bucket.policy_elsewhere
	finding := policy.finding(
		rego.metadata.chain(), {"header": bucket.range}, bucket.acl.range,
		sprintf("bucket %q has a public ACL and no policy that refuses requests without TLS", [name]),
		{"codes": ["CKV_AWS_379"], "address": object.get(bucket.acl, "address", ""), "key": name},
	)
}

_refuses(document) if {
	some statement in document.statements
	policy.denies(statement)
	some condition in statement.conditions
	condition.name == "aws:securetransport"
	some value in condition.values
	_false(value)
}

_refuses(document) if {
	some statement in document.statements
	policy.open_conditions(statement)
}

_false(value) if lower(value.value) == "false"

_false(value) if value.unknown
