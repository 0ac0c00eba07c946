# METADATA
# title: NotPrincipalHitsGrant
# description: |
#   A deny with NotPrincipal hits a principal that is granted access. It spares a role
#   session only when the account, the role and the session are listed, and never a
#   principal that has a permissions boundary. AWS advises against NotPrincipal with Deny.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
#     description: "AWS JSON policy elements: NotPrincipal"
# custom:
#   id: DEN132
#   when: ["effect:deny", "element:NotPrincipal"]
#   severity: error
#   since: Unreleased
#   fix: "Use Principal \"*\" with ArnNotEquals on aws:PrincipalArn instead."
#   codes: [DENY-PRIN-003, ALLOW_WITH_NOT_PRINCIPAL, S3API_ALLOW_NOTPRINCIPAL, NEW_NOTPRINCIPAL_DENY_INCOMPLETE, VPCE_NOTPRINCIPAL]
#   supersedes: [DOC023]
#   seed: deny-principal
#   verdict: denied
package lint403.rules.deny.not_principal_hits_grant

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject["not-principal"]
	cause := denial.explicit[key]
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: NotPrincipal of %s does not spare it", [
			denial.denied(weight), policy.name(cause.statement),
		]),
		{
			"verdict": "denied",
			"because": _because(weight, cause.statement),
			"fix": {
				"description": "Use Principal \"*\" with ArnNotEquals on aws:PrincipalArn instead.",
				"edits": [],
				"safe": false,
			},
		},
	)
}

_because(weight, statement) := "NotPrincipal with Deny never spares a principal that has a permissions boundary" if {
	some caller in denial.callers(weight)
	input.principals[caller].boundary_arn
} else := "its role is listed, but not its account, whose absence denies every principal in it" if {
	some caller in denial.callers(weight)
	some entry in statement.not_principals
	entry.value == caller
} else := "it is not listed"
