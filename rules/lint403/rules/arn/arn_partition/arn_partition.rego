# METADATA
# title: UnknownPartition
# description: |
#   The partition of an ARN, its second field, is none that AWS has. IAM refuses it
#   ("Partition is not valid for resource"), S3 calls the resource invalid.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with Amazon Resource Names (ARNs)
# custom:
#   id: ARN303
#   severity: error
#   since: Unreleased
#   fix: Write aws, or the partition of your account.
#   codes: [INVALID_PARTITION, ARN-002]
#   seed: arn
#   when: ["arn:partition"]
#   verdict: apply-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:asw:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_partition

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources.partition
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("no AWS partition is called %q%s", [split(entry.value, ":")[1], reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			reference.leftover(fact),
			{"codes": ["INVALID_PARTITION", "ARN-002"], "key": entry.value},
		]),
	)
}
