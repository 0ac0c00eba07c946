# METADATA
# title: TrustPolicyElement
# description: |
#   A role trust policy says who may assume the role and nothing else: it has no Resource,
#   because the role is the resource, no NotPrincipal, and everyone is written
#   `{"AWS": "*"}`, not `"*"`. IAM refuses it otherwise ("Has prohibited field Resource").
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
#     description: Update a role trust policy
# custom:
#   id: ORG780
#   severity: error
#   when: ["kind:trust", "excess:NotPrincipal|excess:Resource|trust:any"]
#   since: Unreleased
#   verdict: apply-error
#   fix: Remove the element, or name the principals.
#   codes:
#     - ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL
#     - ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL
#     - ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE
#   seed: cross-account-role
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole"}}'
package lint403.rules.organization.trust_elements

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.trust
	some element, problem in _prohibited
	element in statement.elements
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, element), problem.msg,
		{"codes": [problem.code], "key": sprintf("%d %s", [statement.index, element])},
	)
}

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.trust
	some entry in statement.principals
	entry.type == "*"
	entry.form == "any"
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		"a role trust policy does not take \"*\" as Principal; name the principals, or write {\"AWS\": \"*\"}",
		{
			"codes": ["ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"],
			"key": sprintf("%d *", [statement.index]),
		},
	)
}

_prohibited := {
	"NotPrincipal": {
		"code": "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
		"msg": "a role trust policy does not take NotPrincipal; name in Principal who may assume the role",
	},
	"Resource": {
		"code": "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
		"msg": "a role trust policy does not take Resource: the role is the resource",
	},
	"NotResource": {
		"code": "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
		"msg": "a role trust policy does not take NotResource: the role is the resource",
	},
}
