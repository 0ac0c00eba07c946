# METADATA
# title: S3ValueNeverMatches
# description: |
#   A condition compares an S3 request header with a value that the header never has.
#   The values are few and their letter case counts: `AES256`, `aws:kms`,
#   `bucket-owner-full-control`, `STANDARD_IA`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
#     description: PutObject, Amazon S3 API Reference
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
#     description: Access control list (ACL) overview, canned ACL
# custom:
#   id: DOC075
#   severity: warning
#   since: Unreleased
#   fix: Write the value as S3 does.
#   codes: [NEW_ENUM_VALUE_UNKNOWN]
#   when: ["key:s3:*"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["s3:PutObject","s3:PutObjectAcl"],"Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-fullcontrol"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["s3:PutObject","s3:PutObjectAcl"],"Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}}}'
package lint403.rules.document.s3_value

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some name, known in _known
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	not regex.match(`[*?]`, value.value)
	not value.value in known
	reason := _reason(document, condition, value, known)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%s never has the value %q; %s", [condition.key, value.value, reason.msg]),
		object.union(reason.fields, {"codes": ["NEW_ENUM_VALUE_UNKNOWN"], "key": value.value}),
	)
}

_reason(document, condition, value, known) := {
	"msg": sprintf("it is written %q", [spelling]),
	"fields": object.union(reference.replacement(document, value, spelling), {"severity": "error"}),
} if {
	not endswith(condition.base, "ignorecase")
	some spelling in known
	lower(spelling) == lower(value.value)
} else := {"msg": sprintf("S3 knows %s", [concat(", ", sort(known))]), "fields": {}} if {
	not _same_but_case(value, known)
}

_same_but_case(value, known) if {
	some spelling in known
	lower(spelling) == lower(value.value)
}

_known := {
	"s3:x-amz-server-side-encryption": {"AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"},
	"s3:x-amz-server-side-encryption-customer-algorithm": {"AES256"},
	"s3:x-amz-acl": {
		"private",
		"public-read",
		"public-read-write",
		"authenticated-read",
		"aws-exec-read",
		"bucket-owner-read",
		"bucket-owner-full-control",
		"log-delivery-write",
	},
	"s3:x-amz-storage-class": {
		"STANDARD",
		"REDUCED_REDUNDANCY",
		"STANDARD_IA",
		"ONEZONE_IA",
		"INTELLIGENT_TIERING",
		"GLACIER",
		"GLACIER_IR",
		"DEEP_ARCHIVE",
		"OUTPOSTS",
		"SNOW",
		"EXPRESS_ONEZONE",
		"FSX_OPENZFS",
		"FSX_ONTAP",
	},
	"s3:x-amz-metadata-directive": {"COPY", "REPLACE"},
	"s3:x-amz-object-ownership": {"BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"},
	"s3:authtype": {"REST-HEADER", "REST-QUERY-STRING", "POST"},
	"s3:signatureversion": {"AWS", "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"},
	"s3:object-lock-mode": {"GOVERNANCE", "COMPLIANCE"},
	"s3:object-lock-legal-hold": {"ON", "OFF"},
	"s3:accesspointnetworkorigin": {"Internet", "VPC"},
}
