# METADATA
# title: ContradictingEncryption
# description: |
#   Deny statements of one bucket policy demand two different values of the header
#   x-amz-server-side-encryption (or of its key), or one that the others forbid. No
#   upload can satisfy all of them, so every upload is denied.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: DEN111
#   severity: error
#   since: Unreleased
#   when: ["kind:bucket", "effect:deny", "key:s3:x-amz-server-side-encryption|key:s3:x-amz-server-side-encryption-aws-kms-key-id"]
#   fix: Demand one value only.
#   codes: [DENY-SSE-004, NEW_SSE_HEADER_DENY_WITHOUT_NULL, NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS, NEW_ACL_DENY_WITH_ACLS_DISABLED, DENY-SSE-003]
#   supersedes: [DEN155]
#   seed: deny-encryption
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"}}},{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":["AES256","aws:kms"]}}}]}'
package lint403.rules.deny.contradicting_encryption

import data.lint403.lib.policy

deny contains finding if {
	some header in {"s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id"}
	some document in {document | document := policy.conditions_on[header][_][0]}
	document.kind == "bucket"
	demands := [demand | some demand in _demands(document, header)]
	count(demands) > 1
	some i, [later, values] in demands
	some j, [earlier, others] in demands
	j < i
	count(values & others) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, later.effect.range,
		sprintf("no upload passes both: %s demands %s to be %s, %s demands %s", [
			policy.name(earlier), trim_prefix(header, "s3:"), concat(" or ", others),
			policy.name(later), concat(" or ", values),
		]),
		{
			"layer": "bucket-policy",
			"aws_message": "with an explicit deny in a resource-based policy",
			"because": "each of the two statements denies what the other asks for",
			"related": [{"msg": "this demands another value", "range": earlier.range}],
			"fix": {"description": "Demand one value only.", "edits": [], "safe": false},
			"key": sprintf("%s %d %d", [header, earlier.index, later.index]),
		},
	)
}

# Denies of every upload to the bucket whose header is not one of some fixed values, and
# nothing else: a further condition may keep the two apart.
_demands(document, header) := [[statement, values] |
	some statement in document.statements
	policy.denies(statement)
	policy.reaches_action(statement, "s3:putobject")
	count(statement.conditions) == 1
	condition := statement.conditions[0]
	condition.name == header
	condition.base == "stringnotequals"
	object.get(condition, "set", "") == ""
	some entry in statement.principals
	entry.form == "any"
	_everywhere(statement)
	values := {pattern.value | some pattern in condition.values}
	every pattern in condition.values {
		not pattern.unknown
		not pattern.match.kind == "template"
	}
]

_everywhere(statement) if {
	some pattern in statement.resources
	regex.match(`^(?:\*|arn:[^:]*:s3:::[^/]*/\*)$`, pattern.value)
}
