# METADATA
# title: ExclusiveAttachment
# description: |
#   aws_iam_policy_attachment owns all attachments of its policy in the whole account: it
#   detaches the policy from every role, user and group that it does not list, and those
#   get 403. Two such resources for one policy undo each other.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment
#     description: "Resource: aws_iam_policy_attachment"
# custom:
#   id: SEC032
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Use aws_iam_role_policy_attachment and its like.
#   codes: [TFLINT_EXCLUSIVE_ATTACHMENT]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_policy_attachment" "read" {
#           name       = "read"
#           roles      = ["app"]
#           policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#         }
#       pass_tf: |
#         resource "aws_iam_role_policy_attachment" "read" {
#           role       = "app"
#           policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#         }
package lint403.rules.security.exclusive_attachment

import data.lint403.lib.resource as resources

deny contains finding if {
	some resource in resources.managed.aws_iam_policy_attachment
	finding := resources.finding(
		rego.metadata.chain(), resource, "",
		"aws_iam_policy_attachment detaches the policy from everybody whom it does not list",
		{"codes": ["TFLINT_EXCLUSIVE_ATTACHMENT"]},
	)
}
