# METADATA
# title: GuardrailDenies
# description: |
#   A statement of a service control policy, resource control policy, permissions boundary
#   or session policy denies a request that is granted. An explicit deny in any of them
#   wins over every allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
#     description: Service control policies (SCPs)
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
#     description: Resource control policies (RCPs)
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
#     description: Permissions boundaries for IAM entities
# custom:
#   id: ORG730
#   severity: error
#   since: Unreleased
#   fix: Spare the principal or the bucket in the deny.
#   codes: [SCP-001, RCP-001, PB-002, SESS-002]
#   supersedes: [ORG735]
#   seed: org-policy
#   verdict: denied
#   when: ["kind:scp|kind:rcp|kind:boundary|kind:session|kind:identity"]
package lint403.rules.organization.guardrail_denies

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.explicit
	some layer, words in _layers
	cause.layer == layer
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s of the %s denies it", [
			denial.denied(weight), policy.name(cause.statement), words.name,
		]),
		{
			"verdict": "denied",
			"because": words.because,
			"codes": [words.code],
			"fix": {"description": "Spare the principal or the bucket in the deny.", "edits": [], "safe": false},
		},
	)
}

_layers := {
	"scp": {
		"name": "service control policy",
		"code": "SCP-001",
		"because": "a service control policy binds every user and role of its accounts",
	},
	"rcp": {
		"name": "resource control policy",
		"code": "RCP-001",
		"because": "a resource control policy binds whoever uses the resources of its accounts, services included",
	},
	"boundary": {
		"name": "permissions boundary",
		"code": "PB-002",
		"because": "a deny in a permissions boundary wins over every allow",
	},
	"session": {
		"name": "session policy",
		"code": "SESS-002",
		"because": "a deny in a session policy wins over every allow",
	},
}
