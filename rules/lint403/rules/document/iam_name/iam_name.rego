# METADATA
# title: IamName
# description: |
#   Names of IAM policies, roles, users, groups and instance profiles consist of letters,
#   digits and `+=,.@_-`: up to 128 characters, for roles and users up to 64. IAM refuses
#   anything else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#     description: IAM and AWS STS quotas
# custom:
#   id: DOC033
#   severity: error
#   when: [resource:aws_iam_policy|resource:aws_iam_role|resource:aws_iam_user|resource:aws_iam_group|resource:aws_iam_instance_profile|resource:aws_iam_role_policy|resource:aws_iam_user_policy|resource:aws_iam_group_policy]
#   since: Unreleased
#   verdict: apply-error
#   fix: Use letters, digits and +=,.@_- only, and not too many.
#   codes: [IAMAPI_POLICY_NAME_CHARSET]
#   examples:
#     - fail_tf: |
#         resource "aws_iam_user" "report" {
#           name = "monthly report"
#         }
#       pass_tf: |
#         resource "aws_iam_user" "report" {
#           name = "monthly-report"
#         }
package lint403.rules.document.iam_name

import data.lint403.lib.resource as resources

deny contains finding if {
	some type, limit in _limits
	some attribute, longest in {"name": limit, "name_prefix": limit - 26}
	some i
	regex.match(_doubtful, resources.managed[type][i].values[attribute])
	resource := resources.managed[type][i]
	resources.written(resource)
	name := resources.value(resource, [attribute])
	problem := _problem(name, longest)
	finding := resources.finding(
		rego.metadata.chain(), resource, attribute,
		sprintf("IAM refuses the %s %q: %s", [attribute, name, problem]),
		{"codes": ["IAMAPI_POLICY_NAME_CHARSET"]},
	)
}

# What takes a second look; the least limit is 38.
_doubtful := `[^0-9A-Za-z_+=,.@-]|^.{39}`

_problem(name, longest) := sprintf("it is longer than %d characters", [longest]) if {
	count(name) > longest
} else := "only letters, digits and +=,.@_- may stand in it" if {
	name != ""

	# Modules put a "*" in the place of a name that their callers give.
	not contains(name, "*")
	not regex.match(`^[0-9A-Za-z_+=,.@-]+$`, name)
}

_limits := {
	"aws_iam_policy": 128,
	"aws_iam_role_policy": 128,
	"aws_iam_user_policy": 128,
	"aws_iam_group_policy": 128,
	"aws_iam_group": 128,
	"aws_iam_instance_profile": 128,
	"aws_iam_role": 64,
	"aws_iam_user": 64,
}
