# METADATA
# title: BoundaryLacksAction
# description: |
#   A principal's permissions boundary does not allow an action that its identity policy,
#   or a bucket policy that names the role, grants. Only what both allow is allowed, so
#   the request ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
#     description: Permissions boundaries for IAM entities
# custom:
#   id: ORG710
#   severity: error
#   since: Unreleased
#   fix: Add the action to the boundary.
#   codes: [PB-001, PB-003, PB-004]
#   seed: boundary
#   verdict: denied
#   when: [principal, "kind:boundary|kind:identity"]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_policy" "limit" {
#           name = "limit"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }]
#           })
#         }
#         resource "aws_iam_user" "ann" {
#           name                 = "ann"
#           permissions_boundary = aws_iam_policy.limit.arn
#         }
#         resource "aws_iam_user_policy" "ann" {
#           user = aws_iam_user.ann.name
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_policy" "limit" {
#           name = "limit"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = ["logs:*", "s3:GetObject"], Resource = "*" }]
#           })
#         }
#         resource "aws_iam_user" "ann" {
#           name                 = "ann"
#           permissions_boundary = aws_iam_policy.limit.arn
#         }
#         resource "aws_iam_user_policy" "ann" {
#           user = aws_iam_user.ann.name
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
package lint403.rules.organization.boundary_lacks_action

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.boundary
	check := denial.judgement_of(cause.first).check
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: the permissions boundary does not allow %s", [
			denial.denied(denial.as_weight(cause)),
			concat(" and ", denial.asked_actions(cause.cases)),
		]),
		object.union(
			{
				"because": "a permissions boundary limits what identity policies and policies that name the role can grant",
				"codes": _codes(cause, check),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "the boundary"),
		),
	)
}

_codes(cause, check) := ["PB-004"] if {
	startswith(check.action, "kms:")
} else := ["PB-003"] if {
	denial.declared_as(cause.first, {"bucket-grant", "access-point-grant"})
} else := ["PB-001"]
