# METADATA
# title: SecureTransportInverted
# description: |
#   A Deny applies when `aws:SecureTransport` is true, that is to every request over HTTPS.
#   Meant is the opposite: deny what does not come over HTTPS.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
#     description: Security best practices for Amazon S3
# custom:
#   id: DEN153
#   severity: error
#   since: Unreleased
#   fix: Write "false".
#   codes: [NEW_DENY_SECURETRANSPORT_INVERTED]
#   seed: deny-encryption
#   when: ["effect:deny", "key:aws:securetransport"]
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"Bool":{"aws:SecureTransport":"true"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}}'
package lint403.rules.deny.secure_transport_inverted

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some text in {text | text := policy.conditions_on["aws:securetransport"][_][2].values[_].value}
	lower(text) == "true"
	some i
	policy.conditions_on["aws:securetransport"][i][2].values[0].value == text
	[document, statement, condition] := policy.conditions_on["aws:securetransport"][i]
	policy.denies(statement)
	condition.base == "bool"
	count(condition.values) == 1
	value := condition.values[0]
	not value.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%s denies every request over HTTPS; write \"false\"", [policy.name(statement)]),
		object.union_n([
			_repair(document, value),
			_weight(statement),
			{"codes": ["NEW_DENY_SECURETRANSPORT_INVERTED"], "key": condition.key},
		]),
	)
}

_repair(document, value) := reference.replacement(document, value, "false") if value.type == "string"

_repair(_, value) := {} if value.type != "string"

# Together with other conditions it may be meant.
_weight(statement) := {} if count(statement.conditions) == 1

_weight(statement) := {"severity": "warning"} if count(statement.conditions) > 1
