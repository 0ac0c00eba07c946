# METADATA
# title: KmsKeySettings
# description: |
#   A KMS key is disabled, so that everything encrypted with it is out of reach, or has no
#   policy of its own. The default policy delegates to the identity policies of the
#   account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
#     description: Default key policy
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
#     description: Enable and disable keys
# custom:
#   id: SEC024
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Enable the key, and give it a policy.
#   codes: [CKV_AWS_227, CKV2_AWS_64]
#   examples:
#     - fail_tf: |
#         resource "aws_kms_key" "data" {
#           description = "data"
#           is_enabled  = false
#         }
#       pass_tf: |
#         resource "aws_kms_key" "data" {
#           description = "data"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Principal = { AWS = "444455556666" }, Action = "kms:*", Resource = "*" }]
#           })
#         }
package lint403.rules.security.key_settings

import data.lint403.lib.resource as resources

deny contains finding if {
	some type, argument in _switches
	some resource in resources.managed[type]
	resources.value(resource, [argument]) == false
	finding := resources.finding(
		rego.metadata.chain(), resource, argument,
		"the key is disabled, so nothing encrypted with it can be read",
		{"codes": ["CKV_AWS_227"]},
	)
}

deny contains finding if {
	some resource in resources.managed.aws_kms_key
	not resources.open(resource, ["policy"])
	object.get(resource.values, "policy", null) in {null, ""}
	not _policy_elsewhere(resource)
	finding := resources.finding(
		rego.metadata.chain(), resource, "", "the key has no policy of its own",
		{"codes": ["CKV2_AWS_64"]},
	)
}

_switches := {
	"aws_kms_key": "is_enabled",
	"aws_kms_replica_key": "enabled",
	"aws_kms_external_key": "enabled",
	"aws_kms_replica_external_key": "enabled",
}

_policy_elsewhere(resource) if {
	some other in resources.managed.aws_kms_key_policy
	resource.address in other.references.key_id
}

_policy_elsewhere(resource) if {
	some other in resources.managed.aws_kms_key_policy
	resources.same(other.values.key_id, object.get(resource.values, "key_id", ""))
}

_policy_elsewhere(resource) if {
	some key in input.keys
	key.address == resource.address
	key.policy != ""
}
