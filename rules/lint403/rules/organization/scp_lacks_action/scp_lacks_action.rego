# METADATA
# title: ScpLacksAction
# description: |
#   The service control policies of one level between the organization's root and the
#   account do not allow an action that is granted in the account. Every level has to
#   allow it, so the request ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
#     description: SCP evaluation
# custom:
#   id: ORG731
#   severity: error
#   since: Unreleased
#   fix: Allow the action in a policy of that level, or attach FullAWSAccess there.
#   codes: [SCP-002]
#   seed: org-policy
#   verdict: denied
#   when: ["kind:scp"]
package lint403.rules.organization.scp_lacks_action

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.scp
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s: no service control policy of this level allows %s", [
			denial.denied(denial.as_weight(cause)),
			concat(" and ", denial.asked_actions(cause.cases)),
		]),
		object.union(
			{"because": "service control policies must allow an action on every level from the root to the account"},
			denial.allow_fix(denial.spot(cause), cause.cases, "a policy of that level"),
		),
	)
}
