# METADATA
# title: EndpointDenyHitsPrincipal
# description: |
#   A deny spares only requests that come through certain VPC endpoints or VPCs, and hits
#   a principal whose requests do not: a function outside the VPC, a workload behind
#   another endpoint, or an AWS service. `aws:SourceVpce` and `aws:SourceVpc` are absent
#   there, and `StringNotEquals` holds when the key is absent.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
#     description: Controlling access from VPC endpoints with bucket policies
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:SourceVpce
# custom:
#   id: DEN120
#   when: ["effect:deny", "key:aws:sourcevpce|key:aws:sourcevpc|key:aws:vpceaccount|key:aws:vpceorgid|key:aws:vpceorgpaths"]
#   severity: error
#   since: Unreleased
#   fix: Spare the principal or services in the deny, or send its requests through the endpoint.
#   codes: [DENY-VPCE-001, DENY-VPCE-004, NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES, NEW_DENY_NOTIP_BLOCKS_ENDPOINTS, DENY-IP-003]
#   supersedes: [DEN152]
#   seed: deny-vpce
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = "acme-logs"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "logging.s3.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#                 Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-1a2b3c4d" } }
#               }
#             ]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = "acme-logs"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "logging.s3.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#               },
#               {
#                 Effect    = "Deny"
#                 Principal = "*"
#                 Action    = "s3:PutObject"
#                 Resource  = "arn:aws:s3:::acme-logs/*"
#                 Condition = {
#                   StringNotEquals = { "aws:SourceVpce" = "vpce-1a2b3c4d" }
#                   Bool            = { "aws:PrincipalIsAWSService" = "false" }
#                 }
#               }
#             ]
#           })
#         }
package lint403.rules.deny.endpoint_deny_hits_principal

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.endpoint
	cause := denial.explicit[key]
	weight := denial.weighed(cause, denial.network_keys)
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s: %s spares only %s", [
			denial.denied(weight), policy.name(cause.statement),
			denial.listed(denial.spared(cause.statement, _keys)),
		]),
		object.union(denial.certainty(weight, _severity(weight)), {
			"because": _because(weight),
			"codes": _codes(weight),
			"fix": _fix(weight),
		}),
	)
}

_keys := denial.network_keys | {"aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"}

# A workload in a VPC without an endpoint in view is more than a guess.
_severity(weight) := "warning" if {
	count(denial.workloads(weight)) > 0
} else := "note"

_because(weight) := "a service's request comes through no VPC endpoint, and StringNotEquals holds when the key is absent" if {
	denial.hits_service(weight)
} else := sprintf("%s runs outside every VPC, and StringNotEquals holds when the key is absent", [_first_workload(weight)]) if {
	weight.certain
	_outside(weight)
	_first_workload(weight)
} else := "its requests come through another endpoint" if {
	weight.certain
} else := "it depends on the way its requests take"

_outside(weight) if {
	some case in weight.cases
	context := denial.need_of(case).context
	context["aws:sourcevpce"] == null
}

_first_workload(weight) := min(denial.workloads(weight))

_codes(weight) := ["DENY-VPCE-004"] if {
	denial.hits_service(weight)
} else := ["DENY-VPCE-001"]

_fix(weight) := {
	"description": "Spare services with BoolIfExists aws:PrincipalIsAWSService false.",
	"edits": [],
	"safe": false,
} if {
	denial.hits_service(weight)
} else := {
	"description": "Put the workload behind the endpoint, or spare the principal by ArnNotLike on aws:PrincipalArn.",
	"edits": [],
	"safe": false,
}
