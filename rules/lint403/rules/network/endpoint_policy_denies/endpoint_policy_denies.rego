# METADATA
# title: EndpointPolicyDenies
# description: |
#   A request goes through a VPC endpoint whose policy denies it with a statement. An
#   explicit deny wins, whatever the bucket's and the caller's policies allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
#     description: Control access to VPC endpoints using endpoint policies
# custom:
#   id: NET601
#   severity: error
#   since: Unreleased
#   fix: Spare the bucket or the principal in the deny.
#   codes: [VPCE-002]
#   seed: vpc-endpoint
#   verdict: denied
#   when: [endpoint, "kind:vpce", "effect:deny"]
package lint403.rules.network.endpoint_policy_denies

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.explicit
	cause.layer == "endpoint"
	weight := denial.weighed(cause, set())
	weight.certain
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s of the endpoint policy denies it", [
			denial.denied(weight), policy.name(cause.statement),
		]),
		{
			"verdict": "denied",
			"because": "its requests go through this endpoint",
			"fix": {"description": "Spare the bucket or the principal in the deny.", "edits": [], "safe": false},
		},
	)
}
