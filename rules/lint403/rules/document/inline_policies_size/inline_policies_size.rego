# METADATA
# title: InlinePoliciesTooLong
# description: |
#   IAM limits the inline policies of one identity together: 2,048 characters for a user,
#   5,120 for a group, 10,240 for a role, white space left out. The quotas cannot be
#   raised, and the policy that goes beyond is refused.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#     description: IAM and AWS STS quotas
# custom:
#   id: DOC031
#   severity: error
#   when: [kind:identity, long|resource:aws_iam_role|resource:aws_iam_role_policy|resource:aws_iam_user_policy|resource:aws_iam_group_policy]
#   since: Unreleased
#   verdict: apply-error
#   fix: Turn inline policies into managed ones.
#   codes: [TFLINT_GROUP_POLICY_TOO_LONG, LIMIT_ROLE_INLINE_AGGREGATE, LIMIT_USER_INLINE_AGGREGATE]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_user" "report" {
#           name = "report"
#         }
#         resource "aws_iam_user_policy" "report" {
#           user = aws_iam_user.report.name
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect   = "Allow"
#               Action   = "s3:GetObject"
#               Resource = [for i in range(100) : "arn:aws:s3:::report-${i}/*"]
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_user" "report" {
#           name = "report"
#         }
#         resource "aws_iam_user_policy" "report" {
#           user = aws_iam_user.report.name
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect   = "Allow"
#               Action   = "s3:GetObject"
#               Resource = "arn:aws:s3:::report-*/*"
#             }]
#           })
#         }
package lint403.rules.document.inline_policies_size

import data.lint403.lib.policy
import data.lint403.lib.resource as resources

deny contains finding if {
	some [kind, owner] in _owners
	documents := [entry[2] | some entry in _inline; entry[0] == kind; entry[1] == owner]
	quota := _quotas[kind]
	total := sum([size | size := documents[_].size.nonspace])
	total > quota.limit
	last := documents[count(documents) - 1]
	finding := policy.finding(
		rego.metadata.chain(), last, last.header,
		sprintf("the inline policies of %s %s have %d characters together; IAM takes %s", [kind, owner, total, quota.text]),
		{
			"codes": [quota.code],
			"related": [{"msg": sprintf("%d characters", [document.size.nonspace]), "range": document.header} |
				some document in documents
				document.id != last.id
			],
			"key": sprintf("%s %s", [kind, owner]),
		},
	)
}

# A document by itself, which may become an inline policy.
deny contains finding if {
	some document in policy.of_kind.identity
	not document.address
	document.form != "event"
	exceeded := {kind: quota.code | some kind, quota in _quotas; document.size.nonspace > quota.limit}
	count(exceeded) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("with %d characters this is too long for an inline policy of a %s", [
			document.size.nonspace,
			concat(" or ", object.keys(exceeded)),
		]),
		{
			"codes": [code | some code in exceeded],
			"severity": "note",
			"verdict": "at-risk",
			"unknown": ["where the policy will be attached"],
			"key": "inline",
		},
	)
}

_quotas := {
	"user": {"limit": 2048, "text": "2,048", "code": "LIMIT_USER_INLINE_AGGREGATE"},
	"group": {"limit": 5120, "text": "5,120", "code": "TFLINT_GROUP_POLICY_TOO_LONG"},
	"role": {"limit": 10240, "text": "10,240", "code": "LIMIT_ROLE_INLINE_AGGREGATE"},
}

_holders := {
	"aws_iam_user_policy": ["user", "user"],
	"aws_iam_group_policy": ["group", "group"],
	"aws_iam_role_policy": ["role", "role"],
	"aws_iam_role": ["role", "name"],
}

# Inline policies with the kind and name of their identity.
_inline := [[kind, owner, document] |
	some document in policy.of_kind.identity
	[kind, owner] := _holding[document.address]
]

_owners := {[kind, owner] | some [kind, owner, _] in _inline}

_holding := {resources.managed[type][i].address: [kind, owner] |
	some type, [kind, attribute] in _holders
	some i
	owner := resources.managed[type][i].values[attribute]
}
