# METADATA
# title: AliasInResource
# description: |
#   A statement grants the use of a KMS key by naming an alias. The ARN of an alias stands
#   for the alias itself, which is something to create and delete, and not for the key
#   behind it, so nobody may encrypt or decrypt by this statement.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html
#     description: Specifying KMS keys in IAM policy statements
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
#     description: Use aliases to control access to KMS keys
# custom:
#   id: KMS550
#   severity: error
#   since: Unreleased
#   fix: Name the ARN of the key, or any key with the condition kms:ResourceAliases.
#   codes: [KMS_ALIAS_IN_RESOURCE, KMS-009, PARLIAMENT_RESOURCE_MISMATCH]
#   seed: kms
#   when: ["mismatch", "service:kms"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:111122223333:alias/reports"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}'
package lint403.rules.kms.alias_in_resource

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, entry, mismatch] in reference.mismatches
	entry.service == "kms"
	"key" in mismatch.types
	some resource in statement.resources
	contains(resource.value, ":alias/")
	finding := policy.finding(
		rego.metadata.chain(), document, resource.range,
		sprintf("%q does not reach the key behind the alias; name the key, or use kms:ResourceAliases", [entry.value]),
		object.union(_weight(statement, mismatch), {
			"codes": ["KMS_ALIAS_IN_RESOURCE", "KMS-009", "PARLIAMENT_RESOURCE_MISMATCH"],
			"related": [{"msg": "the action", "range": entry.range}],
			"key": entry.value,
		}),
	)
}

_weight(statement, mismatch) := {} if {
	policy.allows(statement)
	not mismatch.wild
	not mismatch.elsewhere
} else := {"severity": "warning"}
