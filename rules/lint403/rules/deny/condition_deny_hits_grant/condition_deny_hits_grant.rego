# METADATA
# title: ConditionDenyHitsGrant
# description: |
#   A deny under a condition hits a request that another statement grants, whatever is
#   still unknown. One explicit deny anywhere decides.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
#     description: How AWS enforcement code logic evaluates requests to allow or deny access
# custom:
#   id: DEN140
#   when: ["effect:deny", "element:Condition"]
#   severity: error
#   since: Unreleased
#   fix: Narrow the condition of the deny, or spare the principal in it.
#   codes: [IAM-005, AP-005]
#   seed: bucket-iam-policy
#   verdict: denied
package lint403.rules.deny.condition_deny_hits_grant

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some subject in ["other", "access-point"]
	some key in denial.by_subject[subject]
	cause := denial.explicit[key]
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: the condition of %s on %s holds", [
			denial.denied(weight), policy.name(cause.statement),
			concat(" and ", sort({condition.key | some condition in cause.statement.conditions})),
		]),
		{
			"verdict": "denied",
			"because": _because(subject),
			"codes": _codes(subject),
			"fix": {"description": "Narrow the condition, or spare the principal in it.", "edits": [], "safe": false},
		},
	)
}

_codes("other") := ["IAM-005"]

_codes("access-point") := ["AP-005"]

_because("other") := "an explicit deny ends the evaluation"

_because("access-point") := "the request does not come through an access point, so the key is absent and a negated operator holds"
