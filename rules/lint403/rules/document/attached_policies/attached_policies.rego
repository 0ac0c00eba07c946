# METADATA
# title: TooManyAttachedPolicies
# description: |
#   A role, user or group takes ten managed policies. AWS raises the quota on request, to
#   25 for a role and 20 for a user; for a group ten is the end. The attachment that goes
#   beyond is refused.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#     description: IAM and AWS STS quotas
# custom:
#   id: DOC032
#   severity: warning
#   when: [resource:aws_iam_role_policy_attachment|resource:aws_iam_user_policy_attachment|resource:aws_iam_group_policy_attachment]
#   since: Unreleased
#   verdict: at-risk
#   fix: Join policies, or ask AWS to raise the quota.
#   examples:
#     - fail_tf: |
#         resource "aws_iam_role_policy_attachment" "app" {
#           count      = 11
#           role       = "app"
#           policy_arn = "arn:aws:iam::aws:policy/Example${count.index}"
#         }
#       pass_tf: |
#         resource "aws_iam_role_policy_attachment" "app" {
#           count      = 10
#           role       = "app"
#           policy_arn = "arn:aws:iam::aws:policy/Example${count.index}"
#         }
package lint403.rules.document.attached_policies

import data.lint403.lib.resource as resources

deny contains finding if {
	some [type, owner] in _owners
	attached := [entry[2] | some entry in _attachments; entry[0] == type; entry[1] == owner]
	quota := _quotas[type]
	arns := {arn | some resource in attached; arn := resource.values.policy_arn}
	count(arns) > 10
	last := attached[count(attached) - 1]
	finding := resources.finding(
		rego.metadata.chain(), last, "policy_arn",
		sprintf("%s %s has %d managed policies attached; the quota is 10%s", [
			quota.attribute,
			owner,
			count(arns),
			quota.more,
		]),
		object.union(_grade(count(arns), quota), {
			"codes": [],
			"key": sprintf("%s %s", [quota.attribute, owner]),
		}),
	)
}

_attachments := [[type, resource.values[quota.attribute], resource] |
	some type, quota in _quotas
	some resource in resources.managed[type]
]

_owners contains [type, owner] if some [type, owner, _] in _attachments

_quotas := {
	"aws_iam_role_policy_attachment": {"attribute": "role", "end": 25, "more": " and can be raised to 25"},
	"aws_iam_user_policy_attachment": {"attribute": "user", "end": 20, "more": " and can be raised to 20"},
	"aws_iam_group_policy_attachment": {"attribute": "group", "end": 10, "more": ""},
}

_grade(attached, quota) := {"severity": "error", "verdict": "apply-error"} if {
	attached > quota.end
} else := {"unknown": ["the quota of the account"]}
