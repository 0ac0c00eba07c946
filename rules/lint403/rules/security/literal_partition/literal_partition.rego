# METADATA
# title: LiteralPartition
# description: |
#   A resource names the partition aws, so the policy cannot be used in the China, GovCloud
#   or European Sovereign Cloud regions. In Terraform the partition is
#   data.aws_partition.current.partition.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with ARNs
# custom:
#   id: SEC030
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Take the partition from data.aws_partition.
#   codes: [TFLINT_GOV_FRIENDLY_ARNS]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws-us-gov:s3:::data/*"}}'
package lint403.rules.security.literal_partition

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	some resource in statement.resources
	startswith(resource.value, "arn:aws:")
	finding := policy.finding(
		rego.metadata.chain(), document, resource.range,
		sprintf("%q names the partition aws", [resource.value]),
		{"codes": ["TFLINT_GOV_FRIENDLY_ARNS"], "key": sprintf("%d %s", [statement.index, resource.value])},
	)
}
