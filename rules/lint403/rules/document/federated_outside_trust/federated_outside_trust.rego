# METADATA
# title: FederatedPrincipalOutsideTrust
# description: |
#   A SAML or OIDC provider is a principal only in a role trust policy. A federated user
#   reaches S3 as a session of the role it assumed, so a resource policy that names the
#   provider lets nobody in, and AWS refuses it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC022
#   severity: error
#   when: [principal:saml|principal:oidc|principal:other, kind:bucket|kind:access-point|kind:kms|kind:resource|kind:vpce|kind:rcp]
#   since: Unreleased
#   fix: Name the role that the federated users assume.
#   codes: [FEDERATED_PRINCIPAL_NOT_SUPPORTED]
#   seed: deny-principal
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/federated"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.federated_outside_trust

import data.lint403.lib.policy

deny contains finding if {
	some form in ["saml", "oidc", "other"]
	some [document, statement, element, entry] in policy.principals_of_form[form]
	entry.type == "Federated"
	document.kind in ((policy.resource_kinds | {"rcp"}) - {"trust"})
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s names a federated provider, which only a role trust policy can; name the role its users assume", [element]),
		object.union(_grade(document), {
			"codes": ["FEDERATED_PRINCIPAL_NOT_SUPPORTED"],
			"key": sprintf("%d %s", [statement.index, entry.value]),
		}),
	)
}

_grade(document) := {"severity": "warning"} if {
	document.kind == "vpce"
} else := {}
