# METADATA
# title: GatewayEndpointPrincipal
# description: |
#   The policy of a gateway endpoint takes `"*"` as Principal. An account or its root
#   there stands for the root user alone, and a role or user is not evaluated as
#   elsewhere, so requests of everybody else are refused at the endpoint. Narrow it with a
#   condition on aws:PrincipalArn or aws:PrincipalAccount. An interface endpoint takes
#   principals as usual.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
#     description: Control access to VPC endpoints using endpoint policies
# custom:
#   id: NET650
#   severity: warning
#   when: [kind:vpce]
#   since: Unreleased
#   verdict: at-risk
#   fix: Write Principal "*" and a condition on aws:PrincipalArn.
#   codes: [VPCE_GATEWAY_PRINCIPAL, VPCE-003]
#   seed: vpc-endpoint
#   examples:
#     - kind: vpce
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"StringEquals":{"aws:PrincipalAccount":"444455556666"}}}}'
package lint403.rules.network.gateway_principal

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.vpce
	some entry in statement.principals
	entry.form != "any"
	not entry.unknown
	not _interface(document)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("a gateway endpoint takes only \"*\" as Principal; %s", [_meaning(entry)]),
		object.union(_grade(document), {
			"codes": ["VPCE_GATEWAY_PRINCIPAL"],
			"key": sprintf("%d %s", [statement.index, entry.value]),
		}),
	)
}

_meaning(entry) := sprintf("%q is the root user there, not the account", [entry.value]) if {
	entry.form in {"account", "root"}
} else := "use \"*\" with a condition on aws:PrincipalArn"

_interface(document) if {
	some endpoint in input.endpoints
	endpoint.policy == document.id
	endpoint.type != "Gateway"
}

_grade(document) := {"verdict": "policy-error"} if {
	some endpoint in input.endpoints
	endpoint.policy == document.id
	endpoint.type == "Gateway"
} else := {"unknown": ["whether the endpoint is a gateway endpoint"]}
