# METADATA
# title: ServiceNotTrusted
# description: |
#   A workload runs with a role whose trust policy does not name the service that runs
#   it, so the service cannot assume the role and the workload has no credentials.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
#     description: Create a role to delegate permissions to an AWS service
# custom:
#   id: ORG702
#   severity: error
#   since: Unreleased
#   fix: Name the service in the role's trust policy.
#   codes: [TRUST-003]
#   seed: cross-account-role
#   verdict: denied
#   when: ["kind:trust", workload]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role" "thumbs" {
#           name = "thumbs"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "ec2.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_lambda_function" "thumbs" {
#           function_name = "thumbs"
#           role          = aws_iam_role.thumbs.arn
#           handler       = "main.handler"
#           runtime       = "python3.13"
#           filename      = "thumbs.zip"
#         }
#       pass_tf: |
#         resource "aws_iam_role" "thumbs" {
#           name = "thumbs"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "lambda.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_lambda_function" "thumbs" {
#           function_name = "thumbs"
#           role          = aws_iam_role.thumbs.arn
#           handler       = "main.handler"
#           runtime       = "python3.13"
#           filename      = "thumbs.zip"
#         }
package lint403.rules.organization.service_not_trusted

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "trust"
	service := denial.need_of(cause.first).principal
	endswith(service, ".amazonaws.com")
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s cannot assume %s: its trust policy names %s", [
			service, denial.who(check.resource), _trusted(cause),
		]),
		{
			"because": sprintf("%s runs with this role", [min(denial.workloads(cause))]),
			"fix": {
				"description": sprintf("Add Service = %q to Principal of the trust policy.", [service]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_trusted(cause) := denial.listed(values) if {
	values := sort({entry.value |
		some id in cause.policies
		some statement in input.policies[id].statements
		some entry in statement.principals
	})
	count(values) > 0
} else := "nobody"
