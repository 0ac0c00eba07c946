# METADATA
# title: NetworkDenyHitsServices
# description: |
#   A Deny for everything that does not come from a VPC, an endpoint or an address also
#   denies AWS services that work for you: log delivery, replication, Athena, the console.
#   Their requests carry none of these keys. A Deny on addresses alone denies what comes
#   through a VPC endpoint too, for such requests have no `aws:SourceIp`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce
#     description: AWS global condition context keys, aws:SourceVpce
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
#     description: Establish permissions guardrails using data perimeters
# custom:
#   id: DEN152
#   severity: warning
#   since: Unreleased
#   fix: 'Add "BoolIfExists": {"aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false"}.'
#   codes: [NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES, NEW_DENY_NOTIP_BLOCKS_ENDPOINTS, DENY-VPCE-004, DENY-IP-001, DENY-IP-003]
#   seed: deny-vpce
#   when: ["effect:deny", "key:aws:sourceip|key:aws:sourcevpc|key:aws:sourcevpce|key:aws:sourcevpcarn"]
#   verdict: at-risk
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"}}}}'
package lint403.rules.deny.network_deny_hits_services

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in _denials
	names := {other.name | some other in statement.conditions}
	count(names & _service_keys) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s also denies AWS services that act for you, whose requests lack %s", [
			policy.name(statement),
			condition.key,
		]),
		{
			"codes": array.concat(["NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES"], _code(condition)),
			"seed": _seed(condition),
			"unknown": ["whether AWS services use the resource"],
			"key": condition.key,
		},
	)
}

deny contains finding if {
	some [document, statement, condition] in _denials
	condition.name == "aws:sourceip"
	not condition.if_exists
	names := {other.name | some other in statement.conditions}
	count(names & _ways_in) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s also denies every request through a VPC endpoint, which has no aws:SourceIp", [policy.name(statement)]),
		{
			"codes": ["NEW_DENY_NOTIP_BLOCKS_ENDPOINTS", "DENY-IP-001"],
			"seed": _seed(condition),
			"unknown": ["whether requests come through a VPC endpoint"],
			"key": condition.key,
		},
	)
}

# Allow statements with these conditions narrow themselves, which is what they are for.
_denials := [entry |
	some name in ["aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"]
	some entry in policy.conditions_on[name]
	[document, statement, condition] := entry
	document.kind != "vpce"
	policy.denies(statement)
	operator.is_negated(condition)
]

_code(condition) := ["DENY-IP-003"] if condition.name == "aws:sourceip"

_code(condition) := ["DENY-VPCE-004"] if condition.name != "aws:sourceip"

_seed(condition) := "deny-ip" if condition.name == "aws:sourceip"

_seed(condition) := "deny-vpce" if condition.name != "aws:sourceip"

_service_keys := {
	"aws:principalisawsservice",
	"aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:viaawsservice",
	"aws:calledvia",
	"aws:calledviafirst",
	"aws:calledvialast",
}

_ways_in := {
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:sourcevpcarn",
	"aws:vpcsourceip",
	"aws:vpceaccount",
	"aws:vpceorgid",
	"aws:vpceorgpaths",
	"aws:viaawsservice",
}
