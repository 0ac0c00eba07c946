# METADATA
# title: PublicBucketPolicy
# description: |
#   The bucket policy lets in everybody. Where that is not meant, name the principals or
#   pin the statement to an organization, a VPC endpoint or a network.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: SEC001
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the principals.
#   codes: [CKV_AWS_70, CKV_AWS_283]
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
package lint403.rules.security.public_bucket_policy

import data.lint403.lib.policy
import data.lint403.lib.public

deny contains finding if {
	some kind in ["bucket", "access-point"]
	some [document, statement] in policy.statements_of_kind[kind]
	public.public_statement(statement, kind)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.range,
		sprintf("%s lets in everybody", [policy.name(statement)]),
		{"codes": _codes(statement), "key": sprintf("%d", [statement.index])},
	)
}

_codes(statement) := ["CKV_AWS_70", "CKV_AWS_283"] if {
	not statement.conditions
} else := ["CKV_AWS_70"]
