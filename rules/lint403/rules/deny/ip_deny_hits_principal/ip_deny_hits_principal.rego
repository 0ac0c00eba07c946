# METADATA
# title: IpDenyHitsPrincipal
# description: |
#   A deny spares only some addresses, and hits a principal whose requests come another
#   way. Behind a VPC endpoint `aws:SourceIp` is absent, and a request of a service has
#   none either; `NotIpAddress` then holds and the request is denied.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:SourceIp
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
#     description: Gateway endpoints for Amazon S3
# custom:
#   id: DEN110
#   when: ["effect:deny", "key:aws:sourceip|key:aws:vpcsourceip"]
#   severity: error
#   since: Unreleased
#   fix: Add StringNotEquals on aws:SourceVpce, or spare the principal or services.
#   codes: [DENY-IP-001, DENY-IP-003, DENY-IP-005, NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES, NEW_DENY_NOTIP_BLOCKS_ENDPOINTS, DENY-VPCE-004]
#   supersedes: [DEN152]
#   seed: deny-ip
#   verdict: denied
package lint403.rules.deny.ip_deny_hits_principal

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.ip
	cause := denial.explicit[key]
	weight := denial.weighed(cause, denial.network_keys)
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s spares only %s", [
			denial.denied(weight), policy.name(cause.statement),
			denial.listed(denial.spared(cause.statement, {"aws:sourceip", "aws:vpcsourceip", "aws:sourcevpce", "aws:sourcevpc"})),
		]),
		object.union(denial.certainty(weight, "note"), {
			"because": _because(weight),
			"codes": _codes(weight),
			"fix": _fix(weight),
		}),
	)
}

_because(weight) := "a service's request carries no source address, so NotIpAddress holds" if {
	denial.hits_service(weight)
} else := "its requests go through a VPC endpoint, where aws:SourceIp is absent, so NotIpAddress holds" if {
	weight.certain
	_through_endpoint(weight)
} else := "its address is not among them" if {
	weight.certain
} else := "it depends on the address its requests come from"

_codes(weight) := ["DENY-IP-003"] if {
	denial.hits_service(weight)
} else := ["DENY-IP-001"] if {
	_through_endpoint(weight)
} else := ["DENY-IP-005"]

_through_endpoint(weight) if {
	some case in weight.cases
	denial.need_of(case).endpoint
}

_through_endpoint(weight) if {
	some case in weight.cases
	denial.need_of(case).context["aws:sourcevpce"].values
}

_fix(weight) := {
	"description": "Spare services with BoolIfExists aws:PrincipalIsAWSService false.",
	"edits": [],
	"safe": false,
} if {
	denial.hits_service(weight)
} else := {
	"description": "Add StringNotEquals on aws:SourceVpce with the endpoint's id, or spare the principal.",
	"edits": [],
	"safe": false,
}
