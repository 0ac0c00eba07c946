# METADATA
# title: ReplicaKeyMissing
# description: |
#   A replication rule replicates objects under SSE-KMS and does not say which key is to
#   encrypt the replicas. S3 refuses such a rule.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
#     description: Replicating encrypted objects (SSE-S3, SSE-KMS, DSSE-KMS, SSE-C)
# custom:
#   id: KMS515
#   severity: error
#   since: Unreleased
#   fix: Set replica_kms_key_id in encryption_configuration of the destination.
#   codes: [KMS-013]
#   seed: kms
#   verdict: apply-error
#   when: ["resource:aws_s3_bucket_replication_configuration"]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_replication_configuration" "data" {
#           bucket = "acme-data"
#           role   = "arn:aws:iam::111122223333:role/replication"
#           rule {
#             status = "Enabled"
#             source_selection_criteria {
#               sse_kms_encrypted_objects {
#                 status = "Enabled"
#               }
#             }
#             destination {
#               bucket = "arn:aws:s3:::acme-copy"
#             }
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_replication_configuration" "data" {
#           bucket = "acme-data"
#           role   = "arn:aws:iam::111122223333:role/replication"
#           rule {
#             status = "Enabled"
#             source_selection_criteria {
#               sse_kms_encrypted_objects {
#                 status = "Enabled"
#               }
#             }
#             destination {
#               bucket = "arn:aws:s3:::acme-copy"
#               encryption_configuration {
#                 replica_kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
#               }
#             }
#           }
#         }
package lint403.rules.kms.replica_key_missing

import data.lint403.needs.integrations
import data.lint403.result

deny contains finding if {
	some instance in integrations.instances
	instance.entry.id == "s3.replicate"
	_replicates_encrypted(instance)
	not instance.vars.key
	not integrations.argument("@.destination.0.encryption_configuration.0", instance.resource, instance.item)
	finding := result.detail(
		result.at(rego.metadata.chain(), instance.range, sprintf(
			"this rule of %s replicates objects under SSE-KMS, but names no key for the replicas",
			[instance.resource.address],
		)),
		{
			"address": instance.resource.address,
			"layer": "s3-service",
			"because": "S3 refuses sse_kms_encrypted_objects without replica_kms_key_id",
			"fix": {
				"description": "Add encryption_configuration with replica_kms_key_id to the destination.",
				"edits": [],
				"safe": false,
			},
			"key": instance.item.path,
		},
	)
}

_replicates_encrypted(instance) if {
	integrations.argument(
		"@.source_selection_criteria.0.sse_kms_encrypted_objects.0.status",
		instance.resource, instance.item,
	) == "Enabled"
}
