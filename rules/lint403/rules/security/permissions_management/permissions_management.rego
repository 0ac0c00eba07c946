# METADATA
# title: PermissionsManagement
# description: |
#   An identity policy allows actions that change who may do what, such as writing a
#   bucket policy or an ACL.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
#     description: Access levels in policy summaries
# custom:
#   id: SEC012
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Leave these actions to administrators.
#   codes: [PARLIAMENT_PERMISSIONS_MANAGEMENT_ACTIONS]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutBucketPolicy","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetBucketPolicy","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.security.permissions_management

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	some action in statement.actions
	access.has_level(action, "Permissions management")
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s changes who may do what", [action.value]),
		{
			"codes": ["PARLIAMENT_PERMISSIONS_MANAGEMENT_ACTIONS"],
			"key": sprintf("%d %s", [statement.index, action.value]),
		},
	)
}
