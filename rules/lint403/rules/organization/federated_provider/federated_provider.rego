# METADATA
# title: FederatedProvider
# description: |
#   A federated principal in a role trust policy is the ARN of a SAML or OIDC provider of
#   the account, or the bare domain of one of the built-in providers
#   (accounts.google.com, cognito-identity.amazonaws.com, graph.facebook.com,
#   www.amazon.com). IAM refuses what is neither.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS JSON policy elements: Principal"
# custom:
#   id: ORG782
#   severity: error
#   when: [kind:trust, principal:other|principal:oidc]
#   since: Unreleased
#   verdict: apply-error
#   fix: Name the provider by its ARN.
#   codes: [INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY, PARLIAMENT_UNKNOWN_FEDERATION_SOURCE]
#   seed: cross-account-role
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"github"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:a/b:ref:refs/heads/main"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:a/b:ref:refs/heads/main"}}}}'
package lint403.rules.organization.federated_provider

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, _, entry] in policy.principals_of_form.other
	document.kind == "trust"
	_known_federated(entry)
	not regex.match(`[*?]`, entry.value)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q is neither the ARN of a SAML or OIDC provider nor a domain name; IAM refuses it", [entry.value]),
		{
			"codes": [
				"INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
				"PARLIAMENT_UNKNOWN_FEDERATION_SOURCE",
			],
			"key": sprintf("%d %s", [statement.index, entry.value]),
		},
	)
}

deny contains finding if {
	some [document, statement, _, entry] in policy.principals_of_form.oidc
	document.kind == "trust"
	_known_federated(entry)
	not startswith(entry.value, "arn:")
	not entry.value in _built_in
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q is none of the built-in providers; name the OIDC provider of the account by its ARN (arn:aws:iam::ACCOUNT:oidc-provider/%s)", [
			entry.value,
			entry.value,
		]),
		{
			"codes": ["PARLIAMENT_UNKNOWN_FEDERATION_SOURCE"],
			"severity": "warning",
			"verdict": "policy-error",
			"key": sprintf("%d %s", [statement.index, entry.value]),
		},
	)
}

_known_federated(entry) if {
	entry.type == "Federated"
	not entry.unknown
	not contains(entry.value, "${")
}

_built_in := {
	"accounts.google.com",
	"cognito-identity.amazonaws.com",
	"cognito-identity.amazonaws.com.cn",
	"cognito-identity-us-gov.amazonaws.com",
	"graph.facebook.com",
	"www.amazon.com",
}
