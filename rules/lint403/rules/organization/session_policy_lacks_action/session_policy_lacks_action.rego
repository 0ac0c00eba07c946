# METADATA
# title: SessionPolicyLacksAction
# description: |
#   A session policy was passed when the role was assumed, and it does not allow what the
#   session is used for. A session may do only what the session policy and the role's
#   policies both allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
#     description: Policies and permissions in AWS IAM, session policies
# custom:
#   id: ORG720
#   severity: error
#   since: Unreleased
#   fix: Add the action to the session policy.
#   codes: [SESS-001, SESS-003]
#   seed: session-policy
#   verdict: denied
#   when: ["kind:session"]
#   examples:
#     - fail_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#           assume_role {
#             role_arn = "arn:aws:iam::111122223333:role/deploy"
#             policy = jsonencode({
#               Version   = "2012-10-17"
#               Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = "*" }]
#             })
#           }
#         }
#         resource "aws_s3_object" "index" {
#           bucket  = "acme-site"
#           key     = "index.html"
#           content = "x"
#         }
#       pass_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#           assume_role {
#             role_arn = "arn:aws:iam::111122223333:role/deploy"
#             policy = jsonencode({
#               Version   = "2012-10-17"
#               Statement = [{ Effect = "Allow", Action = ["s3:Get*", "s3:PutObject"], Resource = "*" }]
#             })
#           }
#         }
#         resource "aws_s3_object" "index" {
#           bucket  = "acme-site"
#           key     = "index.html"
#           content = "x"
#         }
package lint403.rules.organization.session_policy_lacks_action

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.session
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: the session policy does not allow %s", [
			denial.denied(denial.as_weight(cause)),
			concat(" and ", denial.asked_actions(cause.cases)),
		]),
		object.union(
			{
				"because": "a session may do only what its session policy allows as well",
				"codes": _codes(cause),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "the session policy"),
		),
	)
}

_codes(cause) := ["SESS-003"] if {
	denial.declared_as(cause.first, {"bucket-grant", "access-point-grant"})
} else := ["SESS-001"]
