# METADATA
# title: ResourceControlPolicySyntax
# description: |
#   A resource control policy of your own can only deny: Effect is Deny, Principal is
#   `"*"`, there is no NotAction and no NotPrincipal, and every action names a service
#   that supports RCPs; `"*"` alone is refused. Only RCPFullAWSAccess, which AWS writes,
#   allows.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
#     description: RCP syntax
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
#     description: Resource control policies
# custom:
#   id: ORG790
#   severity: error
#   when: [kind:rcp]
#   since: Unreleased
#   verdict: apply-error
#   fix: Deny, for Principal "*", actions of services that support RCPs.
#   codes:
#     - RCP_SYNTAX_ERROR_PRINCIPAL
#     - RCP_SYNTAX_ERROR_ALLOW
#     - RCP_SYNTAX_ERROR_NOTACTION
#     - RCP_SYNTAX_ERROR_ACTION
#     - ORG_RCP_ALLOW_CUSTOM
#     - ORG_RCP_ACTION_STAR
#     - RCP-002
#   seed: org-policy
#   examples:
#     - kind: rcp
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","NotAction":"s3:GetObject","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}}'
package lint403.rules.organization.rcp_syntax

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in _statements
	some entry in statement.principals
	not entry.form == "any"
	not entry.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("the Principal of an RCP is \"*\"; spare %s with a condition on aws:PrincipalArn", [entry.value]),
		{"codes": ["RCP_SYNTAX_ERROR_PRINCIPAL", "RCP-002"], "key": sprintf("%d %s", [statement.index, entry.value])},
	)
}

# The documentation knows the plain string only.
deny contains finding if {
	some [document, statement] in _statements
	some entry in statement.principals
	entry.form == "any"
	entry.type == "AWS"
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		"write the Principal of an RCP as the string \"*\"",
		{
			"codes": ["RCP_SYNTAX_ERROR_PRINCIPAL", "RCP-002"],
			"severity": "warning",
			"key": sprintf("%d %s", [statement.index, entry.value]),
		},
	)
}

deny contains finding if {
	some [document, statement] in _statements
	some element, code in {"NotPrincipal": "RCP_SYNTAX_ERROR_PRINCIPAL", "NotAction": "RCP_SYNTAX_ERROR_NOTACTION"}
	element in statement.elements
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, element),
		sprintf("an RCP does not take %s", [element]),
		{"codes": [code, "RCP-002"], "key": sprintf("%d %s", [statement.index, element])},
	)
}

deny contains finding if {
	some [document, statement] in _statements
	policy.allows(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.effect.range,
		"an RCP of your own can only deny; AWS attaches RCPFullAWSAccess, which allows",
		{"codes": _allow_codes(statement), "key": sprintf("%d Allow", [statement.index])},
	)
}

deny contains finding if {
	some [document, statement] in _statements
	some action in statement.actions
	action.value == "*"
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		"an RCP does not take \"*\" as Action; name the services, as in \"s3:*\"",
		{
			"codes": ["RCP_SYNTAX_ERROR_ACTION", "ORG_RCP_ACTION_STAR", "RCP-002"],
			"key": sprintf("%d *", [statement.index]),
		},
	)
}

deny contains finding if {
	some [document, statement] in _statements
	some action in statement.actions
	not action.unknown
	info := data.lint403.iam.services[action.service]
	not info.rcp
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("the service %s is not among those that support RCPs, as far as this version of lint403 knows", [action.service]),
		{
			"codes": ["RCP_SYNTAX_ERROR_ACTION"],
			"severity": "warning",
			"key": sprintf("%d %s", [statement.index, action.value]),
		},
	)
}

# RCPFullAWSAccess is no policy of one's own.
_statements := [[document, statement] |
	some [document, statement] in policy.statements_of_kind.rcp
	not _full_access(statement)
]

_full_access(statement) if {
	policy.allows(statement)
	not statement.conditions
	[action] := statement.actions
	action.value == "*"
	[resource] := statement.resources
	resource.value == "*"
	[principal] := statement.principals
	principal.form == "any"
}

_allow_codes(statement) := ["ORG_RCP_ALLOW_CUSTOM", "RCP-002"] if {
	_plain(statement)
} else := ["RCP_SYNTAX_ERROR_ALLOW", "ORG_RCP_ALLOW_CUSTOM", "RCP-002"]

_plain(statement) if {
	not statement.conditions
	every resource in statement.resources {
		resource.value == "*"
	}
	statement.resources
	every principal in statement.principals {
		principal.form == "any"
	}
}
