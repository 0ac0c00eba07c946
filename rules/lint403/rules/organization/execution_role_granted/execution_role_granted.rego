# METADATA
# title: ExecutionRoleGranted
# description: |
#   The containers of an ECS task run with the task role; the execution role is used by the
#   agent to pull images and write logs. Here only the execution role is granted S3, and
#   the task has no task role, so the code in the containers has no credentials for it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
#     description: Amazon ECS task IAM role
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
#     description: Amazon ECS task execution IAM role
# custom:
#   id: ORG745
#   severity: warning
#   since: Unreleased
#   fix: Set task_role_arn to the role that is granted access.
#   codes: [CRED-002]
#   seed: credentials
#   verdict: at-risk
#   when: ["resource:aws_ecs_task_definition"]
package lint403.rules.organization.execution_role_granted

import data.lint403.lib.denial
import data.lint403.needs
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_ecs_task_definition
	object.get(resource, "change", "") in {"", "create", "update", "replace"}
	not resource.values.task_role_arn
	role := resource.values.execution_role_arn
	granted := [need |
		some need in needs.all
		need.principal == role
		need.bucket
		not _agent_reads(need, resource)
	]
	count(granted) > 0
	finding := result.detail(
		result.at(rego.metadata.chain(), object.get(resource, ["ranges", "execution_role_arn"], resource.range), sprintf(
			"%s has no task role; %s, which may use bucket %q, is only its execution role",
			[resource.address, denial.who(role), granted[0].bucket],
		)),
		{
			"address": resource.address,
			"layer": "identity",
			"because": "the code in the containers gets the credentials of the task role",
			"unknown": ["whether the containers use the bucket"],
			"related": [{"msg": "the grant", "range": granted[0].range}],
			"fix": {"description": "Set task_role_arn to that role.", "edits": [], "safe": false},
			"key": role,
		},
	)
}

# Environment files are read by the agent, with the execution role.
_agent_reads(need, resource) if contains(resource.values.container_definitions, sprintf("%s/", [need.bucket]))
