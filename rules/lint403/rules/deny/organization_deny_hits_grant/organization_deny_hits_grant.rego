# METADATA
# title: OrganizationDenyHitsGrant
# description: |
#   A deny spares only an organization, an account or the source of a service's request,
#   and hits a principal that is granted access. Service principals never carry
#   `aws:PrincipalOrgID` or `aws:PrincipalAccount`, users and roles never carry
#   `aws:SourceAccount`; a negated operator holds when the key is absent.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:PrincipalOrgID
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#     description: The confused deputy problem
# custom:
#   id: DEN133
#   when: ["effect:deny", "key:aws:principalorgid|key:aws:principalorgpaths|key:aws:sourceorgid|key:aws:sourceorgpaths|key:aws:sourceaccount|key:aws:sourcearn|key:aws:principalaccount|key:aws:principalisawsservice"]
#   severity: error
#   since: Unreleased
#   fix: Add Bool aws:PrincipalIsAWSService false to the deny, or spare the principal.
#   codes: [DENY-PRIN-004, IAM-005]
#   seed: deny-principal
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = "acme-logs"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:*"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#                 Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" } }
#               }
#             ]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = "acme-logs"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:*"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#                 Condition = {
#                   StringNotEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" }
#                   Bool            = { "aws:PrincipalIsAWSService" = "false" }
#                 }
#               }
#             ]
#           })
#         }
package lint403.rules.deny.organization_deny_hits_grant

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some subject in ["organization", "source"]
	some key in denial.by_subject[subject]
	cause := denial.explicit[key]
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s spares only %s", [
			denial.denied(weight), policy.name(cause.statement),
			denial.listed(denial.spared(cause.statement, _keys)),
		]),
		{
			"verdict": "denied",
			"because": _because(weight),
			"codes": _codes(weight),
			"fix": _fix(weight),
		},
	)
}

_keys := {
	"aws:principalorgid", "aws:principalorgpaths", "aws:sourceorgid", "aws:sourceorgpaths",
	"aws:sourceaccount", "aws:sourcearn", "aws:principalaccount",
}

_because(weight) := "a service principal carries no such key, and a negated operator holds when the key is absent" if {
	denial.hits_service(weight)
} else := "it is not among them"

_codes(weight) := ["DENY-PRIN-004"] if {
	denial.hits_service(weight)
} else := ["IAM-005"]

_fix(weight) := {
	"description": "Add Bool aws:PrincipalIsAWSService false to the deny.",
	"edits": [],
	"safe": false,
} if {
	denial.hits_service(weight)
} else := {"description": "Spare the principal in the deny.", "edits": [], "safe": false}
