# METADATA
# title: ExclusiveNetworkKeys
# description: |
#   A statement wants `aws:SourceIp` and a key of VPC endpoints at once. A request has one
#   or the other: `aws:SourceIp` is absent behind an endpoint, the endpoint keys are absent
#   without one. All conditions of a statement have to hold, so it never applies.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
#     description: AWS global condition context keys, properties of the network
# custom:
#   id: DEN151
#   severity: error
#   since: Unreleased
#   fix: Write one statement for each way in.
#   codes: [NEW_EXCLUSIVE_NETWORK_KEYS]
#   seed: deny-vpce
#   when: ["key:aws:sourceip", "key:aws:sourcevpc|key:aws:sourcevpce|key:aws:sourcevpcarn|key:aws:vpcsourceip|key:aws:vpceaccount|key:aws:vpceorgid|key:aws:vpceorgpaths"]
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}},{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}]}'
package lint403.rules.deny.exclusive_network_keys

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, address] in policy.conditions_on["aws:sourceip"]
	operator.needs_key(address)
	others := [condition |
		some condition in statement.conditions
		condition.name in _endpoint_keys
		operator.needs_key(condition)
	]
	count(others) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, others[0].range,
		sprintf("no request has both %s and %s, so the statement never applies", [address.key, others[0].key]),
		object.union(_weight(statement), {
			"codes": ["NEW_EXCLUSIVE_NETWORK_KEYS"],
			"related": [{"msg": "the other condition", "range": address.range}],
			"key": others[0].key,
		}),
	)
}

_endpoint_keys := {
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:sourcevpcarn",
	"aws:vpcsourceip",
	"aws:vpceaccount",
	"aws:vpceorgid",
	"aws:vpceorgpaths",
}

_weight(statement) := {} if policy.allows(statement)

_weight(statement) := {"severity": "warning"} if not policy.allows(statement)
