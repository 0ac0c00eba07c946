# METADATA
# title: KeyConditionNeedsKeyArn
# description: |
#   `s3:x-amz-server-side-encryption-aws-kms-key-id` holds the ARN of the key, whatever the
#   client sent. An alias or a bare key id never equals it: an Allow grants nothing, and a
#   Deny with a negated operator stops every upload.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
# custom:
#   id: KMS551
#   severity: error
#   since: Unreleased
#   fix: Write the ARN of the key.
#   codes: [INVALID_KMS_KEY_VALUE, DENY-SSE-002]
#   seed: deny-encryption
#   when: ["key:s3:x-amz-server-side-encryption-aws-kms-key-id"]
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"alias/reports"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ArnNotEqualsIfExists":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}}}'
package lint403.rules.kms.key_condition_value

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, condition] in policy.conditions_on["s3:x-amz-server-side-encryption-aws-kms-key-id"]
	operator.families[condition.base] in {"string", "arn"}
	some value in condition.values
	operator.plain(value)
	not _key_arn(condition, value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is no key ARN, so %s never has this value", [value.value, condition.key]),
		object.union(reference.unfilled(value.value), {
			"codes": ["INVALID_KMS_KEY_VALUE", "DENY-SSE-002"],
			"key": value.value,
		}),
	)
}

_key_arn(_, value) if regex.match(`^arn:[^:]+:kms:[^:]*:[^:]*:key/.`, value.value)

_key_arn(condition, value) if {
	condition.base in operator.wildcards
	regex.match(`^(\*|arn:.*[*?])`, value.value)
	not contains(value.value, ":alias/")
}
