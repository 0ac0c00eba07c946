# METADATA
# title: ReplicationSkipsEncrypted
# description: |
#   A bucket encrypts with KMS, and a replication rule of it does not say that encrypted
#   objects are to be replicated. S3 then skips them: no error shows, the objects just
#   never arrive.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
#     description: Replicating encrypted objects (SSE-S3, SSE-KMS, DSSE-KMS, SSE-C)
# custom:
#   id: KMS509
#   severity: warning
#   since: Unreleased
#   fix: Set source_selection_criteria with sse_kms_encrypted_objects enabled, and a replica_kms_key_id.
#   codes: [KMS-013]
#   seed: kms
#   verdict: denied
#   when: ["resource:aws_s3_bucket_replication_configuration", bucket]
package lint403.rules.kms.replication_skips_encrypted

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_s3_bucket_replication_configuration
	object.get(resource, "change", "") != "delete"
	source := buckets.named(resource.values.bucket)
	startswith(source.encryption.algorithm, "aws:kms")
	some i, rule in resource.values.rule
	object.get(rule, "status", "Enabled") == "Enabled"
	not _replicates_encrypted(rule)
	finding := result.detail(
		result.at(rego.metadata.chain(), object.get(resource, ["ranges", sprintf("rule.%d", [i])], resource.range), sprintf(
			"bucket %q encrypts with KMS, but this rule of %s skips encrypted objects",
			[source.name, resource.address],
		)),
		{
			"address": resource.address,
			"severity": "warning",
			"layer": "s3-service",
			"because": "S3 replicates objects under SSE-KMS only when sse_kms_encrypted_objects is enabled",
			"related": [{"msg": "the encryption", "range": source.encryption.range}],
			"fix": {
				"description": "Add source_selection_criteria with sse_kms_encrypted_objects Enabled.",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%d", [i]),
		},
	)
}

_replicates_encrypted(rule) if {
	some criteria in rule.source_selection_criteria
	some encrypted in criteria.sse_kms_encrypted_objects
	encrypted.status != "Disabled"
}
