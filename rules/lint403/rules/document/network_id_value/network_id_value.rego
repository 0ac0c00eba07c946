# METADATA
# title: NetworkIdNeverMatches
# description: |
#   `aws:SourceVpc` holds ids such as vpc-1a2b3c4d and `aws:SourceVpce` ids such as
#   vpce-1a2b3c4d, with 8 or 17 characters after the hyphen. Anything else never matches, so
#   an Allow grants nothing, and a Deny with a negated operator stops everybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
#     description: Controlling access from VPC endpoints with bucket policies
# custom:
#   id: DOC067
#   severity: error
#   since: Unreleased
#   fix: Write the id of the VPC or of the endpoint.
#   codes: [INVALID_VPC_FORMAT, INVALID_VPCE_FORMAT, DENY-VPCE-002]
#   seed: deny-vpce
#   when: ["key:aws:sourcevpc|key:aws:sourcevpce"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::reports/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpc-1a2b3c4d"},"Bool":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::reports/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"},"Bool":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"}}}}'
package lint403.rules.document.network_id_value

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name, kind in _kinds
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	not regex.match(kind.form, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is no id of a %s, so %s never has this value", [value.value, kind.what, condition.key]),
		object.union(_weight(value), {"codes": [kind.code, "DENY-VPCE-002"], "key": value.value}),
	)
}

_kinds := {
	"aws:sourcevpc": {
		"form": `^(?i)vpc-([0-9a-z]{8}|[0-9a-z]{17})$`,
		"code": "INVALID_VPC_FORMAT",
		"what": "VPC",
	},
	"aws:sourcevpce": {
		"form": `^(?i)vpce-([0-9a-z]{8}|[0-9a-z]{17})$`,
		"code": "INVALID_VPCE_FORMAT",
		"what": "VPC endpoint",
	},
}

# "vpce-id" and "my-vpc" wait for somebody to fill them in.
_weight(value) := {"severity": "warning"} if _waiting(value)

_weight(value) := {} if not _waiting(value)

_waiting(value) if {
	operator.placeholder(value)
	not regex.match(`^(?i)vpce?-[0-9a-f]*[0-9][0-9a-f]*$`, value.value)
}
