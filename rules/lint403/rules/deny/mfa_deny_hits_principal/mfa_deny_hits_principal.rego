# METADATA
# title: MfaDenyHitsPrincipal
# description: |
#   A deny asks for multi-factor authentication, and hits a principal that can never
#   present it. Access keys carry no `aws:MultiFactorAuthPresent`, roles that a service
#   assumes carry `false`, and service principals have no such key at all; with
#   `BoolIfExists` or `Null` the deny then holds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:MultiFactorAuthPresent
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
#     description: Examples of Amazon S3 bucket policies, requiring MFA
# custom:
#   id: DEN100
#   when: ["effect:deny", "key:aws:multifactorauthpresent|key:aws:multifactorauthage"]
#   severity: error
#   since: Unreleased
#   fix: Spare the principal by ArnNotLike on aws:PrincipalArn.
#   codes: [DENY-MFA-001, DENY-MFA-003, CRED-003, PARLIAMENT_BAD_PATTERN_FOR_MFA, NEW_MFA_DENY_HITS_ROLES, DENY-MFA-002]
#   supersedes: [DEN154]
#   seed: deny-mfa
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_iam_user" "ci" {
#           name = "ci"
#         }
#         resource "aws_iam_access_key" "ci" {
#           user = aws_iam_user.ci.name
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = aws_iam_user.ci.arn }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-data/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-data/*"
#                 Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
#               }
#             ]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_user" "ci" {
#           name = "ci"
#         }
#         resource "aws_iam_access_key" "ci" {
#           user = aws_iam_user.ci.name
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = aws_iam_user.ci.arn }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-data/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-data/*"
#                 Condition = {
#                   BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" }
#                   ArnNotEquals = { "aws:PrincipalArn" = aws_iam_user.ci.arn }
#                 }
#               }
#             ]
#           })
#         }
package lint403.rules.deny.mfa_deny_hits_principal

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.mfa
	cause := denial.explicit[key]
	weight := denial.weighed(cause, denial.mfa_keys)
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s demands MFA", [denial.denied(weight), policy.name(cause.statement)]),
		object.union(denial.certainty(weight, "note"), {
			"because": _because(weight),
			"codes": _codes(weight),
			"fix": {
				"description": sprintf("Spare %s by ArnNotLike on aws:PrincipalArn.", [
					denial.listed(denial.principals(weight)),
				]),
				"edits": [],
				"safe": false,
			},
		}),
	)
}

_because(weight) := "a service principal never carries an MFA key, and a condition with IfExists or Null then holds" if {
	denial.hits_service(weight)
} else := "access keys carry no MFA key, and a condition with IfExists or Null then holds" if {
	_long_term(weight)
} else := "a role that a service assumes carries aws:MultiFactorAuthPresent false" if {
	weight.certain
} else := "it depends on how its credentials were obtained"

_codes(weight) := ["DENY-MFA-003"] if {
	denial.hits_service(weight)
} else := ["DENY-MFA-001", "CRED-003"] if {
	_long_term(weight)
} else := ["DENY-MFA-001"]

_long_term(weight) if {
	some caller in denial.callers(weight)
	input.principals[caller].long_term
}
