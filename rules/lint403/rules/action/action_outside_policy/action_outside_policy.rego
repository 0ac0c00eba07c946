# METADATA
# title: ActionOutsidePolicy
# description: |
#   A policy on a bucket, an access point or a key names an action that has no place
#   there: one of another service, or for an access point one that configures the
#   bucket. S3 refuses the policy ("Policy has invalid action"); in a key policy the
#   action has no effect.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-service-api-support.html
#     description: Access points compatibility
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
#     description: Creating a key policy
# custom:
#   id: ACT233
#   severity: error
#   since: Unreleased
#   fix: Grant the action in an identity policy.
#   codes: [UNSUPPORTED_ACTION_IN_POLICY, S3API_INVALID_ACTION, APAPI_INVALID_ACTION, KMS-014]
#   seed: missing-action
#   when: ["kind:bucket|kind:access-point|kind:kms"]
#   verdict: apply-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["s3:GetObject","kms:Decrypt"],"Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.action.action_outside_policy

import data.lint403.lib.policy

deny contains finding if {
	some kind, services in _services
	foreign := {service | service := policy.statements_of_kind[kind][_][1].actions[_].service} - services
	foreign != set()
	some [document, statement] in policy.statements_of_kind[kind]
	some entry in statement.actions
	entry.service in foreign
	not entry.unknown
	regex.match(`^[a-z0-9-]+$`, entry.service)
	finding := _finding(rego.metadata.chain(), document, entry, sprintf("belongs to %s", [entry.service]), {"codes": array.concat(
		["UNSUPPORTED_ACTION_IN_POLICY"],
		array.concat(_s3_code(kind), _kms_code(entry)),
	)})
}

deny contains finding if {
	some document in policy.of_kind["access-point"]
	some statement in document.statements
	some entry in statement.actions
	not entry.unknown
	entry.service == "s3"
	weight := _bucket_level(entry)
	finding := _finding(
		rego.metadata.chain(), document, entry, "configures the bucket or the access point",
		object.union(weight, {"codes": ["APAPI_INVALID_ACTION"]}),
	)
}

_finding(chain, document, entry, what, fields) := policy.finding(
	chain, document, entry.range,
	sprintf("action %q %s%s", [entry.value, what, _consequence(document.kind)]),
	object.union_n([_verdict(document.kind), {"key": entry.value}, fields]),
)

_consequence("kms") := ", so it has no effect in a key policy"

_consequence(kind) := ", so S3 refuses the policy" if kind != "kms"

_verdict("kms") := {"severity": "warning", "verdict": "policy-error"}

_verdict(kind) := {"aws_message": "Policy has invalid action"} if kind != "kms"

_s3_code("kms") := []

_s3_code(kind) := ["S3API_INVALID_ACTION"] if kind != "kms"

_kms_code(entry) := ["KMS-014"] if entry.service == "kms"

_kms_code(entry) := [] if entry.service != "kms"

# Measured: S3 refuses these although the reference lists an access point for some.
_bucket_level(entry) := {} if entry.name in _refused

# What the reference knows for buckets alone is refused likewise, as far as can be told.
_bucket_level(entry) := {"severity": "warning"} if {
	not entry.name in _refused
	resources := data.lint403.iam.services.s3.actions[entry.name].resources
	every resource in resources {
		resource == "bucket"
	}
}

_refused := {
	"getbucketlocation",
	"putbucketpolicy",
	"deletebucketpolicy",
	"getbucketversioning",
	"putbucketversioning",
	"putbucketnotification",
	"putaccesspointpolicy",
}

_services := {
	"bucket": {"s3", "s3express", "s3-outposts"},
	"access-point": {"s3", "s3express", "s3-object-lambda", "s3-outposts"},
	"kms": {"kms"},
}
