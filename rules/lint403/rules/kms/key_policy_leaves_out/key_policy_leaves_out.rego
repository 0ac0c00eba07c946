# METADATA
# title: KeyPolicyLeavesOut
# description: |
#   A bucket encrypts with a KMS key whose policy lets a reader or writer in neither by
#   name nor through its account. Without a statement for the account (`:root`) identity
#   policies cannot grant the use of a key at all, and AWS services have to be named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
#     description: Default key policy
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
#     description: Allowing users in other accounts to use a KMS key
# custom:
#   id: KMS501
#   severity: error
#   since: Unreleased
#   fix: Add a statement for the principal, or one for the account, to the key policy.
#   codes: [KMS-002, KMS-003, KMS-005, KMS-011, KMSAPI_LOCKOUT, KMS_NO_ROOT_DELEGATION]
#   supersedes: [KMS530]
#   seed: kms
#   verdict: denied
#   when: [bucket, terraform]
#   examples:
#     - fail_tf: |
#         resource "aws_kms_key" "logs" {
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:root" }
#               Action    = "kms:*"
#               Resource  = "*"
#             }]
#           })
#         }
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.logs.arn
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "delivery.logs.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-logs/*"
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_kms_key" "logs" {
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { AWS = "arn:aws:iam::111122223333:root" }
#                 Action    = "kms:*"
#                 Resource  = "*"
#               },
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "delivery.logs.amazonaws.com" }
#                 Action    = "kms:GenerateDataKey*"
#                 Resource  = "*"
#               }
#             ]
#           })
#         }
#         resource "aws_s3_bucket" "logs" {
#           bucket = "acme-logs"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.logs.arn
#             }
#           }
#         }
#         resource "aws_s3_bucket_policy" "logs" {
#           bucket = aws_s3_bucket.logs.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { Service = "delivery.logs.amazonaws.com" }
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-logs/*"
#             }]
#           })
#         }
package lint403.rules.kms.key_policy_leaves_out

import data.lint403.lib.denial
import data.lint403.needs.integrations

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "key"
	denial.need_of(cause.first).principal != "anonymous"
	not denial.aws_managed(check)
	not denial.conditioned(cause)
	not integrations.cannot_encrypt(check.through, denial.need_of(cause.first).principal)
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s will get 403 on %s: the policy of the bucket's key %s lets it use the key neither by name nor through its account", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.what(denial.main_check(cause.first)),
			denial.key_name(check),
		]),
		{
			"because": _because(cause, check),
			"codes": _codes(cause),
			"fix": {
				"description": sprintf("Add %s to the key policy.", [_statement(cause)]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_because(cause, check) := sprintf("bucket %q encrypts with this key, and services are never covered by the account", [check.through]) if {
	endswith(denial.need_of(cause.first).principal, ".amazonaws.com")
} else := sprintf("bucket %q encrypts with this key, and S3 uses it with the caller's permissions", [check.through])

_statement(cause) := sprintf(`{"Effect": "Allow", "Principal": %s, "Action": %s, "Resource": "*"}`, [
	_principal(denial.need_of(cause.first).principal),
	json.marshal(denial.asked_actions(cause.cases)),
])

_principal(arn) := sprintf(`{"Service": %q}`, [arn]) if {
	endswith(arn, ".amazonaws.com")
} else := sprintf(`{"AWS": "arn:aws:iam::%s:root"}`, [split(arn, ":")[4]]) if {
	endswith(arn, "/${somebody}")
} else := sprintf(`{"AWS": %q}`, [arn])

_codes(cause) := ["KMS-011"] if {
	endswith(denial.need_of(cause.first).principal, ".amazonaws.com")
} else := sort({"KMS-002", "KMS-005"} | {"KMS-003" | "kms:GenerateDataKey" in denial.asked_actions(cause.cases)})
