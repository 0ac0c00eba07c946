# METADATA
# title: PrincipalNotAllowed
# description: |
#   Policies of a user, group or role, permissions boundaries and session policies speak
#   about the principal they are attached to, and SCPs about every principal of an
#   account: none of them takes Principal or NotPrincipal, and AWS refuses it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS JSON policy elements: Principal"
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
#     description: SCP syntax
# custom:
#   id: DOC011
#   severity: error
#   when: ["excess:Principal|excess:NotPrincipal"]
#   since: Unreleased
#   verdict: apply-error
#   fix: Remove Principal, or attach the policy to the resource.
#   codes: [UNSUPPORTED_PRINCIPAL, SCP_SYNTAX_ERROR_PRINCIPAL]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.principal_not_allowed

import data.lint403.lib.policy

deny contains finding if {
	some kind, noun in _kinds
	some [document, statement] in policy.statements_of_kind[kind]
	some element in ["Principal", "NotPrincipal"]
	element in statement.elements
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, element),
		sprintf("%s does not take %s; AWS refuses it", [noun, element]),
		{"codes": _codes(kind), "key": sprintf("%d", [statement.index])},
	)
}

_kinds := {
	"identity": "an identity policy",
	"boundary": "a permissions boundary",
	"session": "a session policy",
	"scp": "a service control policy",
}

_codes("scp") := ["UNSUPPORTED_PRINCIPAL", "SCP_SYNTAX_ERROR_PRINCIPAL"]

default _codes(_) := ["UNSUPPORTED_PRINCIPAL"]
