# METADATA
# title: PrincipalDenyHitsGrant
# description: |
#   A deny spares a list of principals, and one that is granted access is not on it:
#   because it was forgotten, because its ARN is written without the role's path, or
#   because the list names another account. `aws:PrincipalArn` of a role session is the
#   ARN of the role with its path.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:PrincipalArn
# custom:
#   id: DEN131
#   when: ["effect:deny", "key:aws:principalarn|key:aws:userid|key:aws:username|key:aws:principaltype"]
#   severity: error
#   since: Unreleased
#   fix: Add the principal's full ARN to the list that the deny spares.
#   codes: [DENY-PRIN-002, IAM-005]
#   seed: deny-principal
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role" "etl" {
#           name = "etl"
#           path = "/jobs/"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "glue.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy" "etl" {
#           role = aws_iam_role.etl.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { ArnNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::111122223333:role/etl" } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_role" "etl" {
#           name = "etl"
#           path = "/jobs/"
#           assume_role_policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "glue.amazonaws.com" }
#               Action    = "sts:AssumeRole"
#             }]
#           })
#         }
#         resource "aws_iam_role_policy" "etl" {
#           role = aws_iam_role.etl.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { ArnNotEquals = { "aws:PrincipalArn" = aws_iam_role.etl.arn } }
#             }]
#           })
#         }
package lint403.rules.deny.principal_deny_hits_grant

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.principal
	cause := denial.explicit[key]
	weight := denial.weighed(cause, set())
	weight.certain
	not _session_spared(cause.statement)
	near := _near(weight, cause.statement)
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s spares only %s", [
			denial.denied(weight), policy.name(cause.statement),
			denial.listed(denial.spared(cause.statement, _keys)),
		]),
		object.union(
			{
				"verdict": "denied",
				"because": _because(near),
				"codes": _codes(near),
			},
			_fix(cause, weight, near),
		),
	)
}

_keys := {"aws:principalarn", "aws:userid", "aws:username", "aws:principaltype"}

# Session ARNs in the list have a rule of their own.
_session_spared(statement) if {
	some condition in statement.conditions
	condition.name == "aws:principalarn"
	every pattern in condition.values {
		contains(pattern.value, ":assumed-role/")
	}
}

# Entries of the list that were meant for one of the callers: the same name under another
# path, account or partition.
_near(weight, statement) := [[pattern, caller] |
	some condition in statement.conditions
	condition.name == "aws:principalarn"
	some pattern in condition.values
	not pattern.unknown
	some caller in denial.callers(weight)
	principal := input.principals[caller]
	principal.name != ""
	endswith(pattern.value, sprintf("/%s", [principal.name]))
	contains(pattern.value, sprintf(":%s/", [principal.kind]))
]

_because([]) := "it is not among them"

_because(near) := sprintf("it lists %s, but the ARN is %s", [pattern.value, caller]) if [pattern, caller] := near[0]

_codes([]) := ["IAM-005"]

_codes(near) := ["DENY-PRIN-002", "IAM-005"] if near[0]

_fix(_, weight, []) := {"fix": {
	"description": sprintf("Add %s to the list, or remove the deny.", [concat(" and ", denial.callers(weight))]),
	"edits": [],
	"safe": false,
}}

_fix(cause, _, near) := policy.repair(
	cause.document,
	sprintf("Write the full ARN %s.", [caller]),
	[policy.replace_string(pattern.range, pattern.value, caller) | not contains(caller, "${")],
) if {
	[pattern, caller] := near[0]
}
