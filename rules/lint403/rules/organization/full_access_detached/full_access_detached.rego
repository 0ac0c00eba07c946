# METADATA
# title: FullAccessDetached
# description: |
#   Service control policies must allow an action on every level from the root to the
#   account. FullAWSAccess is being detached from a level here; unless another policy on
#   that level allows S3, every request from the accounts below ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
#     description: SCP evaluation
# custom:
#   id: ORG732
#   severity: warning
#   since: Unreleased
#   when: [resource:aws_organizations_policy_attachment]
#   fix: Keep FullAWSAccess, or attach a policy that allows what the accounts use.
#   codes: [SCP-003]
#   seed: org-policy
#   verdict: at-risk
package lint403.rules.organization.full_access_detached

import data.lint403.lib.policy
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_organizations_policy_attachment
	resource.change == "delete"
	endswith(resource.values.policy_id, "FullAWSAccess")
	not _still_allowed(resource.values.target_id)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"detaching FullAWSAccess from %s leaves no policy there that allows S3",
			[resource.values.target_id],
		)),
		{
			"address": resource.address,
			"layer": "scp",
			"aws_message": "because no service control policy allows the s3:GetObject action",
			"because": "an SCP must allow the action on every level",
			"unknown": ["policies that are attached outside of this configuration"],
			"key": resource.values.target_id,
		},
	)
}

_still_allowed(target) if {
	some attachment in input.resources.aws_organizations_policy_attachment
	attachment.change != "delete"
	attachment.values.target_id == target
	some document in policy.of_kind.scp
	startswith(attachment.values.policy_id, sprintf("${%s.", [document.address]))
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:getobject")
}
