# METADATA
# title: PrefixInNegativeContext
# description: |
#   `s3:prefix` is what the caller asks to list, so a Deny for one prefix is passed by with
#   a shorter prefix or none, and an Allow for all but one prefix likewise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
#     description: Bucket policy examples using condition keys
# custom:
#   id: DEN156
#   severity: warning
#   since: Unreleased
#   fix: Name the prefixes that may be listed.
#   codes: [S3_PREFIX_IN_NEGATIVE_CONTEXT]
#   seed: bucket-iam-policy
#   when: ["key:s3:prefix"]
#   verdict: hygiene
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringLike":{"s3:prefix":"secret/*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringNotLike":{"s3:prefix":"public/*"}}}}'
package lint403.rules.deny.prefix_in_negative_context

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["s3:prefix"]
	operator.families[condition.base] == "string"
	_negative(statement, condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("a shorter prefix, or none, passes %s by; name the prefixes that may be listed", [policy.name(statement)]),
		{"codes": ["S3_PREFIX_IN_NEGATIVE_CONTEXT"], "key": condition.operator},
	)
}

_negative(statement, condition) if {
	policy.denies(statement)
	not condition.base in operator.negated
}

_negative(statement, condition) if {
	policy.allows(statement)
	condition.base in operator.negated
}
