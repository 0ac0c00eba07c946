# METADATA
# title: PartitionOfAnotherRegion
# description: |
#   An ARN names another partition than the one of the provider's region. Nothing in one
#   partition can name a resource of another; IAM refuses the policy ("Partition is not
#   valid for resource").
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with Amazon Resource Names (ARNs)
# custom:
#   id: ARN311
#   severity: error
#   since: Unreleased
#   fix: Write the partition of the region, best as data.aws_partition.current.partition.
#   codes: [NEW_PARTITION_MISMATCH, ARN-002]
#   seed: arn
#   when: ["arn:foreign-partition"]
#   verdict: apply-error
#   examples:
#     - fail_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         resource "aws_iam_policy" "read" {
#           name   = "read"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws-cn:s3:::reports/*" }]
#           })
#         }
#       pass_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         resource "aws_iam_policy" "read" {
#           name   = "read"
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::reports/*" }]
#           })
#         }
package lint403.rules.arn.foreign_partition

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources["foreign-partition"]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q names a resource of another partition than %s%s", [entry.value, fact.detail, reference.hint(fact)]),
		object.union(reference.suggestion(document, entry, fact), {
			"codes": ["NEW_PARTITION_MISMATCH", "ARN-002"],
			"key": entry.value,
		}),
	)
}
