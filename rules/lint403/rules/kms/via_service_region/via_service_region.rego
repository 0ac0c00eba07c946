# METADATA
# title: ViaServiceOfAnotherRegion
# description: |
#   A statement grants keys of one region through a service in another. KMS answers S3 in
#   the region of the key only, so `kms:ViaService` never has this value and the statement
#   grants nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
#     description: AWS KMS condition keys, kms:ViaService
# custom:
#   id: KMS552
#   severity: error
#   since: Unreleased
#   fix: Write the region of the key.
#   codes: [NEW_KMS_VIASERVICE_REGION, KMS-007]
#   seed: kms
#   when: ["key:kms:viaservice"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab","Condition":{"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}}}'
package lint403.rules.kms.via_service_region

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["kms:viaservice"]
	operator.families[condition.base] == "string"
	operator.needs_key(condition)
	keys := {_key_region(resource) | some resource in statement.resources}
	services := {_service_region(value) | some value in condition.values}
	count(keys) > 0
	count(services) > 0
	not "" in keys
	not "" in services
	count(keys & services) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("the keys are in %s and %s speaks of %s, so the statement never applies", [
			concat(", ", sort(keys)),
			condition.key,
			concat(", ", sort(services)),
		]),
		object.union(_weight(statement), {"codes": ["NEW_KMS_VIASERVICE_REGION", "KMS-007"], "key": condition.key}),
	)
}

# "" is any region, or one that is not known.
_key_region(resource) := resource.fields[3] if {
	not resource.unknown
	resource.fields[2] == "kms"
	regex.match(`^[a-z0-9-]+$`, resource.fields[3])
} else := ""

_service_region(value) := parts[1] if {
	operator.plain(value)
	parts := split(value.value, ".")
	regex.match(`^[a-z]+-[a-z-]+-\d$`, parts[1])
} else := ""

_weight(statement) := {} if policy.allows(statement)

_weight(statement) := {"severity": "warning"} if not policy.allows(statement)
