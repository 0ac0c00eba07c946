# METADATA
# title: PrivilegeEscalation
# description: |
#   The actions that an identity policy allows together let their holder gain more rights
#   than the policy gives: by changing policies, by passing a stronger role to something
#   they control, or by writing a bucket policy that grants what they lack.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
#     description: Granting a user permissions to pass a role to an AWS service
# custom:
#   id: SEC006
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Take one of the actions away, or limit its resources.
#   codes: [PARLIAMENT_PRIVILEGE_ESCALATION, PARLIAMENT_RESOURCE_POLICY_PRIVILEGE_ESCALATION]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:PassRole","ec2:RunInstances"],"Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:DescribeInstances","Resource":"*"}}'
package lint403.rules.security.privilege_escalation

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.identity
	not _administrator(document)
	some name, actions in _ways
	every action in actions {
		_may(document, action)
	}
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("%s together let their holder %s", [concat(", ", actions), name]),
		{"codes": ["PARLIAMENT_PRIVILEGE_ESCALATION"], "key": concat(" ", actions)},
	)
}

deny contains finding if {
	some document in policy.of_kind.identity
	some action, conferred in _bucket_ways
	_may(document, action)
	lacking := [other | some other in conferred; not _may(document, other)]
	count(lacking) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("%s can give its holder %s, which the policy does not", [action, concat(", ", lacking)]),
		{"codes": ["PARLIAMENT_RESOURCE_POLICY_PRIVILEGE_ESCALATION"], "key": action},
	)
}

_administrator(document) if _may(document, "any:thing")

_may(document, action) if {
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, action)
	not _taken_back(document, action)
}

_taken_back(document, action) if {
	some statement in document.statements
	policy.denies(statement)
	not statement.conditions
	policy.reaches_action(statement, action)
	some resource in statement.resources
	resource.value == "*"
}

_ways := {
	"write a policy version with any rights": ["iam:createpolicyversion"],
	"choose an older and stronger policy version": ["iam:setdefaultpolicyversion"],
	"act as another user with new access keys": ["iam:createaccesskey"],
	"sign in as another user with a new password": ["iam:createloginprofile"],
	"sign in as another user with a changed password": ["iam:updateloginprofile"],
	"attach a policy to a user": ["iam:attachuserpolicy"],
	"attach a policy to a group": ["iam:attachgrouppolicy"],
	"attach a policy to a role they can assume": ["iam:attachrolepolicy", "sts:assumerole"],
	"write a policy of a user": ["iam:putuserpolicy"],
	"write a policy of a group": ["iam:putgrouppolicy"],
	"write a policy of a role they can assume": ["iam:putrolepolicy", "sts:assumerole"],
	"join a stronger group": ["iam:addusertogroup"],
	"let themselves assume any role": ["iam:updateassumerolepolicy", "sts:assumerole"],
	"start an instance with a stronger role": ["iam:passrole", "ec2:runinstances"],
	"run a function with a stronger role": ["iam:passrole", "lambda:createfunction", "lambda:invokefunction"],
	"trigger a function with a stronger role": [
		"iam:passrole", "lambda:createfunction", "lambda:createeventsourcemapping",
	],
	"change what a stronger function does": ["lambda:updatefunctioncode"],
	"open a Glue endpoint with a stronger role": ["iam:passrole", "glue:createdevendpoint"],
	"enter a Glue endpoint of a stronger role": ["glue:updatedevendpoint"],
	"create a stack with a stronger role": ["iam:passrole", "cloudformation:createstack"],
	"run a pipeline with a stronger role": [
		"iam:passrole", "datapipeline:createpipeline", "datapipeline:putpipelinedefinition",
	],
}

_bucket_ways := {
	"s3:putbucketpolicy": ["s3:getobject", "s3:putobject", "s3:deleteobject"],
	"s3:putbucketacl": ["s3:listbucket", "s3:putobject"],
	"s3:putlifecycleconfiguration": ["s3:deleteobject"],
}
