# METADATA
# title: EncryptionDenyHitsWriter
# description: |
#   A deny demands the header x-amz-server-side-encryption (or the key in it). The default
#   encryption of a bucket does not add the header: S3 evaluates the policy on what the
#   writer sends, and with a negated operator a header that is missing counts as wrong,
#   with IfExists or without. Writers that rely on the default get 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys (SSE-KMS)
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "IAM JSON policy elements: Condition operators"
# custom:
#   id: DEN101
#   when: ["effect:deny", "key:s3:x-amz-server-side-encryption|key:s3:x-amz-server-side-encryption-aws-kms-key-id|key:s3:x-amz-server-side-encryption-customer-algorithm"]
#   severity: error
#   since: Unreleased
#   fix: "Add Null: {s3:x-amz-server-side-encryption: false} so that only a wrong header is denied, or send the header."
#   codes: [DENY-SSE-001, DENY-SSE-002, DENY-SSE-003, NEW_SSE_HEADER_DENY_WITHOUT_NULL, NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS, NEW_ACL_DENY_WITH_ACLS_DISABLED]
#   supersedes: [DEN155]
#   seed: deny-encryption
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_s3_object" "seed" {
#           bucket  = "acme-data"
#           key     = "seed.txt"
#           content = "x"
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_object" "seed" {
#           bucket                 = "acme-data"
#           key                    = "seed.txt"
#           content                = "x"
#           server_side_encryption = "aws:kms"
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:PutObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
#             }]
#           })
#         }
package lint403.rules.deny.encryption_deny_hits_writer

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some key in denial.by_subject.encryption
	cause := denial.explicit[key]
	weight := denial.weighed(cause, denial.encryption_keys)
	_matters(weight, cause.statement)
	finding := denial.explicit_finding(
		rego.metadata.chain(), cause, weight,
		sprintf("%s%s: %s demands %s", [
			denial.denied(weight), _unless(weight), policy.name(cause.statement), _demand(cause.statement),
		]),
		object.union(denial.certainty(weight, "warning"), {
			"because": _because(weight),
			"codes": _codes(weight, cause.statement),
			"fix": {
				"description": "Deny only a wrong header, by adding Null with s3:x-amz-server-side-encryption false, or make the writer send it.",
				"edits": [],
				"safe": false,
			},
		}),
	)
}

# Where it is not known what a writer sends, the deny matters if it also hits uploads that
# send nothing.
_matters(weight, _) if weight.certain

_matters(_, statement) if {
	every condition in statement.conditions {
		_holds_without_header(condition)
	}
}

_holds_without_header(condition) if not condition.name in denial.encryption_keys

_holds_without_header(condition) if startswith(condition.base, "stringnot")

_holds_without_header(condition) if startswith(condition.base, "arnnot")

_holds_without_header(condition) if {
	condition.base == "null"
	lower(condition.values[0].value) == "true"
}

_unless(weight) := "" if weight.certain

_unless(weight) := " unless it sends the encryption header" if not weight.certain

_demand(statement) := concat(" or ", values) if {
	values := denial.spared(statement, denial.encryption_keys)
	count(values) > 0
} else := "an encryption header"

_because(weight) := "it sends another encryption header" if {
	_sends(weight)
} else := "it sends no encryption header, and default encryption does not add one" if {
	weight.certain
} else := "default encryption does not add the header, and a negated operator matches when it is missing"

_codes(weight, statement) := ["DENY-SSE-002"] if {
	_sends(weight)
} else := ["DENY-SSE-001", "DENY-SSE-003"] if {
	_optional(statement)
} else := ["DENY-SSE-001"]

# IfExists changes nothing about a negated operator.
_optional(statement) if {
	some condition in statement.conditions
	condition.name in denial.encryption_keys
	condition.if_exists
}

_sends(weight) if {
	weight.certain
	every case in weight.cases {
		denial.need_of(case).headers["x-amz-server-side-encryption"]
	}
}
