# METADATA
# title: ServiceLinkedRoleTooWide
# description: |
#   `iam:CreateServiceLinkedRole` on any resource lets every AWS service get a role of its
#   own in the account. Name the service-linked role, or the service with
#   `iam:AWSServiceName`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html
#     description: Create a service-linked role
# custom:
#   id: ACT241
#   severity: warning
#   since: Unreleased
#   fix: Name the role below role/aws-service-role/, and the service with iam:AWSServiceName.
#   codes:
#     - CREATE_SLR_WITH_NOT_RESOURCE
#     - CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
#     - CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE
#     - CREATE_SLR_WITH_STAR_IN_RESOURCE
#     - CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE
#     - CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION
#   when: ["kind:identity", "service:iam|service:*|element:NotAction"]
#   verdict: hygiene
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*","Condition":{"StringEquals":{"iam:AWSServiceName":"replication.dynamodb.amazonaws.com"}}}}'
package lint403.rules.action.service_linked_role_too_wide

import data.lint403.lib.policy
import data.lint403.lib.reach

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.identity
	some [form, range] in reach.too_wide(statement, "iam:createservicelinkedrole", {"iam:awsservicename"})
	finding := policy.finding(
		rego.metadata.chain(), document, range,
		sprintf("%s lets every AWS service get a role of its own", [policy.name(statement)]),
		{"codes": [sprintf("CREATE_SLR_WITH_%s", [form])], "key": form},
	)
}
