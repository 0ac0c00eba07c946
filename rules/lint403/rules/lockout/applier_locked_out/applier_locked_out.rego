# METADATA
# title: ApplierLockedOut
# description: |
#   A policy denies the principal that runs Terraform what it needs to refresh or change
#   the bucket. This apply may still succeed; the next plan ends in 403, and only somebody
#   whom the policy spares, or the account's root user, can repair it.
# related_resources:
#   - ref: https://repost.aws/knowledge-center/s3-accidentally-denied-access
#     description: Regain access to a bucket after denying everybody
# custom:
#   id: LCK900
#   severity: error
#   since: Unreleased
#   fix: Spare the applying principal in the deny.
#   codes: [DENY-VPCE-003, IAM-005, S3API_SELF_LOCKOUT]
#   supersedes: [LCK950, LCK901]
#   seed: deny-principal
#   verdict: denied
#   when: ["effect:deny"]
package lint403.rules.lockout.applier_locked_out

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.lockouts
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, {"cases": cause.certain},
		sprintf("%s locks out %s, which runs Terraform: it gets 403 on %s", [
			policy.name(cause.statement),
			denial.listed(denial.principals({"cases": cause.certain})),
			denial.listed(denial.asked_actions(cause.certain)),
		]),
		{
			"verdict": "denied",
			"because": "the next plan has to read the bucket's settings with the same principal",
			"fix": {
				"description": sprintf("Spare %s by ArnNotEquals on aws:PrincipalArn.", [
					concat(" and ", denial.callers({"cases": cause.certain})),
				]),
				"edits": [],
				"safe": false,
			},
		},
	)
}
