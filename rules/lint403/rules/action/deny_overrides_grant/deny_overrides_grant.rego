# METADATA
# title: DenyOverridesGrant
# description: |
#   One statement grants a request and another denies it without any condition. An
#   explicit deny always wins, so the grant has no effect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
#     description: How AWS enforcement code logic evaluates requests to allow or deny access
# custom:
#   id: ACT204
#   severity: error
#   since: Unreleased
#   fix: Spare the principal in the deny with a condition on aws:PrincipalArn, or drop the grant.
#   codes: [IAM-005, NEW_ALLOW_SHADOWED_BY_DENY]
#   supersedes: [DOC044]
#   seed: bucket-iam-policy
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/etl"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*"},{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*"}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/etl"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*"},{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/etl"}}}]}'
package lint403.rules.action.deny_overrides_grant

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.none
	cause := denial.explicit[key]
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s denies it without any condition", [denial.denied(weight), policy.name(cause.statement)]),
		{
			"verdict": "denied",
			"because": "an explicit deny wins over every allow",
			"fix": {
				"description": sprintf("Add ArnNotEquals on aws:PrincipalArn with %s to the deny.", [
					concat(" and ", denial.callers(weight)),
				]),
				"edits": [],
				"safe": false,
			},
		},
	)
}
