# METADATA
# title: HeaderDenyHitsPlainUpload
# description: |
#   A Deny on uploads compares a request header with a negated operator. A negated
#   comparison holds when the header is missing, so the Deny also hits uploads that leave
#   encryption to the bucket's default or send no ACL because ACLs are off. `IfExists`
#   changes nothing there; `Null` does.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: IAM JSON policy elements, condition operators
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
#     description: Troubleshoot access denied (403 Forbidden) errors in Amazon S3
# custom:
#   id: DEN155
#   severity: warning
#   since: Unreleased
#   fix: 'Add "Null": {KEY: "false"}, so that only a wrong header is denied.'
#   codes:
#     - NEW_SSE_HEADER_DENY_WITHOUT_NULL
#     - NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS
#     - NEW_ACL_DENY_WITH_ACLS_DISABLED
#     - DENY-SSE-001
#     - DENY-SSE-003
#   seed: deny-encryption
#   when: ["effect:deny", "key:s3:x-amz-server-side-encryption|key:s3:x-amz-server-side-encryption-aws-kms-key-id|key:s3:x-amz-acl"]
#   verdict: at-risk
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"},"Null":{"s3:x-amz-server-side-encryption":"false"}}}}'
package lint403.rules.deny.header_deny_without_header

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name, header in _headers
	some [document, statement, condition] in policy.conditions_on[name]
	policy.denies(statement)
	operator.is_negated(condition)
	not _checked(statement, name)
	not _settled(document, name)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s also denies uploads without the header %s; %s", [
			policy.name(statement),
			trim_prefix(condition.key, "s3:"),
			header.msg,
		]),
		object.union(_outcome(condition, header), {
			"seed": header.seed,
			"unknown": ["which headers the writers send"],
			"key": condition.key,
		}),
	)
}

_headers := {
	"s3:x-amz-server-side-encryption": {
		"codes": ["NEW_SSE_HEADER_DENY_WITHOUT_NULL", "DENY-SSE-001"],
		"seed": "deny-encryption",
		"msg": "the default encryption of the bucket does not add it",
	},
	"s3:x-amz-server-side-encryption-aws-kms-key-id": {
		"codes": ["NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS", "DENY-SSE-001"],
		"seed": "deny-encryption",
		"msg": "the default key of the bucket does not add it",
	},
	"s3:x-amz-acl": {
		"codes": ["NEW_ACL_DENY_WITH_ACLS_DISABLED"],
		"seed": "copy-in",
		"msg": "a bucket whose ACLs are off needs none, and new buckets are so",
	},
}

_outcome(condition, header) := {"codes": header.codes} if not condition.if_exists

_outcome(condition, _) := {
	"codes": ["DENY-SSE-003"],
	"because": sprintf("IfExists holds when the key is absent, as %s does without it", [condition.operator]),
} if {
	condition.if_exists
}

# Somebody asks whether the header is there.
_checked(statement, name) if {
	some other in statement.conditions
	other.name == name
	other.base == "null"
}

# What the bucket says about ACLs is for the rules on ownership.
_settled(document, "s3:x-amz-acl") if input.buckets[document.target].ownership.value
