# METADATA
# title: PassRoleTooWide
# description: |
#   `iam:PassRole` hands a role to a service, and whoever may pass any role may use the
#   rights of any role. Name the roles, or the service with `iam:PassedToService`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
#     description: Grant a user permissions to pass a role to an AWS service
# custom:
#   id: ACT240
#   severity: warning
#   since: Unreleased
#   fix: Name the roles that may be passed, and the service with iam:PassedToService.
#   codes:
#     - PASS_ROLE_WITH_NOT_RESOURCE
#     - PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
#     - PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE
#     - PASS_ROLE_WITH_STAR_IN_RESOURCE
#     - PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE
#     - PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION
#   when: ["kind:identity", "service:iam|service:*|element:NotAction"]
#   verdict: hygiene
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app"}}'
package lint403.rules.action.pass_role_too_wide

import data.lint403.lib.policy
import data.lint403.lib.reach

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.identity
	some [form, range] in reach.too_wide(statement, "iam:passrole", _narrowed)
	finding := policy.finding(
		rego.metadata.chain(), document, range,
		sprintf("%s lets any role be passed to any service", [policy.name(statement)]),
		{"codes": [sprintf("PASS_ROLE_WITH_%s", [form])], "key": form},
	)
}

_narrowed := {"iam:passedtoservice", "iam:associatedresourcearn"}
