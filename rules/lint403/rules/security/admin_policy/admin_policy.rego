# METADATA
# title: AdministratorPolicy
# description: |
#   An identity policy allows every action of every service.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC004
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the actions that are needed.
#   codes: [CKV_AWS_62, CKV_AWS_63]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}'
package lint403.rules.security.admin_policy

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	some action in statement.actions
	action.value in {"*", "*:*"}
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s allows every action", [policy.name(statement)]),
		{"codes": _codes(statement), "key": sprintf("%d", [statement.index])},
	)
}

_codes(statement) := ["CKV_AWS_62", "CKV_AWS_63"] if {
	access.allows_everywhere(statement)
} else := ["CKV_AWS_63"]
