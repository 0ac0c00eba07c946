# METADATA
# title: PublicObjectEncrypted
# description: |
#   A bucket lets everybody read, but encrypts with KMS. Objects under SSE-KMS are handed
#   out to signed requests only, so anonymous readers get 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: KMS510
#   severity: error
#   since: Unreleased
#   fix: Encrypt with AES256, or let only signed requests in.
#   codes: [KMS-015]
#   seed: kms
#   verdict: denied
#   when: [terraform, bucket, "allow:any"]
package lint403.rules.kms.public_object_encrypted

import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in input.buckets
	startswith(bucket.encryption.algorithm, "aws:kms")
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:getobject")
	object.get(statement, "conditions", []) == []
	some entry in statement.principals
	entry.form == "any"
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("anonymous callers will get 403 on objects of %q: it encrypts with KMS, which only signed requests can use", [name]),
		{
			"layer": "kms-key-policy",
			"aws_message": "Access Denied",
			"because": "S3 answers unsigned requests for SSE-KMS objects with 403",
			"need": {
				"principal": "anonymous",
				"action": "s3:GetObject",
				"resource": sprintf("%s/*", [bucket.arn]),
				"declared_by": document.address,
				"range": statement.range,
			},
			"related": [{"msg": "the encryption", "range": bucket.encryption.range}],
			"fix": {"description": "Set sse_algorithm = \"AES256\".", "edits": [], "safe": false},
			"key": sprintf("%s %s", [name, policy.name(statement)]),
		},
	)
}
