# METADATA
# title: IdentityLacksKey
# description: |
#   A bucket encrypts with a KMS key, and a principal that may read or write its objects
#   has no policy that allows it to use the key. Reading needs kms:Decrypt, writing
#   kms:GenerateDataKey; S3 asks KMS with the caller's own permissions and answers 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
#     description: Default key policy
# custom:
#   id: KMS500
#   severity: error
#   since: Unreleased
#   fix: Allow kms:Decrypt, and kms:GenerateDataKey for writers, on the key.
#   codes: [KMS-001, KMS-003, KMS-004]
#   seed: kms
#   verdict: denied
#   when: [bucket, principal]
#   examples:
#     - fail_tf: |
#         resource "aws_kms_key" "data" {
#         }
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.data.arn
#             }
#           }
#         }
#         resource "aws_iam_user" "ann" {
#           name = "ann"
#         }
#         resource "aws_iam_user_policy" "ann" {
#           user = aws_iam_user.ann.name
#           policy = jsonencode({
#             Version   = "2012-10-17"
#             Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
#           })
#         }
#       pass_tf: |
#         resource "aws_kms_key" "data" {
#         }
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
#         resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
#           bucket = aws_s3_bucket.data.id
#           rule {
#             apply_server_side_encryption_by_default {
#               sse_algorithm     = "aws:kms"
#               kms_master_key_id = aws_kms_key.data.arn
#             }
#           }
#         }
#         resource "aws_iam_user" "ann" {
#           name = "ann"
#         }
#         resource "aws_iam_user_policy" "ann" {
#           user = aws_iam_user.ann.name
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" },
#               { Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.data.arn }
#             ]
#           })
#         }
package lint403.rules.kms.identity_lacks_key

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.missing.identity
	check := denial.judgement_of(cause.first).check
	check.kind == "key"
	not denial.conditioned(cause)
	finding := denial.missing_finding(
		rego.metadata.chain(), cause,
		sprintf("%s will get 403 on %s: no identity policy allows %s on the bucket's key %s", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.what(denial.main_check(cause.first)),
			concat(" and ", denial.asked_actions(cause.cases)),
			denial.key_name(check),
		]),
		object.union(
			{
				"because": sprintf("bucket %q encrypts with KMS, and S3 uses the key with the caller's permissions", [check.through]),
				"codes": _codes(cause),
			},
			denial.allow_fix(denial.spot(cause), cause.cases, "an identity policy"),
		),
	)
}

_codes(cause) := sort({code |
	some case in cause.cases
	action := denial.judgement_of(case).check.action
	code := _code(action, denial.main_check(case).action)
})

_code("kms:Decrypt", action) := "KMS-001" if action != "s3:PutObject"

_code("kms:Decrypt", action) := "KMS-004" if action == "s3:PutObject"

_code(action, _) := "KMS-003" if action != "kms:Decrypt"
