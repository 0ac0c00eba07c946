# METADATA
# title: PublicResourcePolicy
# description: |
#   The policy of a key, queue, topic, repository or other resource lets in everybody and
#   has no condition.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS JSON policy elements: Principal"
# custom:
#   id: SEC002
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the principals.
#   codes: [CKV_AWS_33, CKV_AWS_72]
#   examples:
#     - kind: kms
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"}}'
package lint403.rules.security.public_resource_policy

import data.lint403.lib.policy

deny contains finding if {
	some kind, code in {"kms": "CKV_AWS_33", "resource": "CKV_AWS_72"}
	some [document, statement] in policy.statements_of_kind[kind]
	policy.allows(statement)
	not statement.conditions
	some entry in statement.principals
	entry.form == "any"
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s lets in everybody", [policy.name(statement)]),
		{"codes": [code], "key": sprintf("%d", [statement.index])},
	)
}
