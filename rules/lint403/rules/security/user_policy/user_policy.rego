# METADATA
# title: PolicyOnUser
# description: |
#   A policy is attached to a user itself instead of a group or a role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC026
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Attach the policy to a group or a role.
#   codes: [TRIVY_AWS_0143]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_user_policy_attachment" "ann" {
#           user       = "ann"
#           policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#         }
#       pass_tf: |
#         resource "aws_iam_group_policy_attachment" "staff" {
#           group      = "staff"
#           policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#         }
package lint403.rules.security.user_policy

import data.lint403.lib.resource as resources

deny contains finding if {
	some type in [
		"aws_iam_user_policy",
		"aws_iam_user_policy_attachment",
		"aws_iam_user_policy_attachments_exclusive",
	]
	some resource in resources.managed[type]
	finding := resources.finding(
		rego.metadata.chain(), resource, "", "a policy is attached to a user itself",
		{"codes": ["TRIVY_AWS_0143"]},
	)
}

deny contains finding if {
	some resource in resources.managed.aws_iam_policy_attachment
	count(resource.values.users) > 0
	finding := resources.finding(
		rego.metadata.chain(), resource, "users", "a policy is attached to users themselves",
		{"codes": ["TRIVY_AWS_0143"]},
	)
}
