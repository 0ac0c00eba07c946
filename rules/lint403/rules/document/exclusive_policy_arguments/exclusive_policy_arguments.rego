# METADATA
# title: ExclusivePolicyArguments
# description: |
#   `managed_policy_arns` and `inline_policy` of aws_iam_role own all policies of the
#   role: every apply strips what other resources or people have attached, and what used
#   them gets 403 until the next apply of the other side. Both arguments are deprecated.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
#     description: "Resource: aws_iam_role"
# custom:
#   id: DOC034
#   severity: warning
#   when: [resource:aws_iam_role]
#   since: Unreleased
#   verdict: hygiene
#   fix: Use aws_iam_role_policy_attachment and aws_iam_role_policy.
#   codes: [TFLINT_ROLE_DEPRECATED_ATTRS]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role" "app" {
#           name                = "app"
#           managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
#           assume_role_policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_role" "app" {
#           name = "app"
#           assume_role_policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
#           })
#         }
#         resource "aws_iam_role_policy_attachment" "app" {
#           role       = aws_iam_role.app.name
#           policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#         }
package lint403.rules.document.exclusive_policy_arguments

import data.lint403.lib.resource as resources

deny contains finding if {
	some argument in ["managed_policy_arns", "inline_policy"]
	some i
	resources.managed.aws_iam_role[i].set[_] == argument
	resource := resources.managed.aws_iam_role[i]
	finding := resources.finding(
		rego.metadata.chain(), resource, argument,
		sprintf("%s owns all policies of the role and strips what others attach; use %s", [argument, _instead[argument]]),
		{"codes": ["TFLINT_ROLE_DEPRECATED_ATTRS"]},
	)
}

_instead := {
	"managed_policy_arns": "aws_iam_role_policy_attachment",
	"inline_policy": "aws_iam_role_policy",
}
