# METADATA
# title: BucketName
# description: |
#   S3 refuses to create a bucket whose name breaks the rules: 3 to 63 lower-case
#   letters, digits, dots and hyphens, a letter or digit at both ends, no two dots in a
#   row, no IP address, none of the reserved prefixes and suffixes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
#     description: General purpose bucket naming rules
# custom:
#   id: ARN350
#   severity: error
#   when: [resource:aws_s3_bucket]
#   since: Unreleased
#   verdict: apply-error
#   fix: Choose a name that follows the rules.
#   codes: [TFLINT_S3_BUCKET_NAME]
#   seed: arn
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "Acme_Data"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "acme-data"
#         }
package lint403.rules.arn.bucket_name

import data.lint403.lib.resource as resources

deny contains finding if {
	some i
	regex.match(_doubtful, resources.managed.aws_s3_bucket[i].values.bucket)
	resource := resources.managed.aws_s3_bucket[i]
	object.get(resource, "change", "") in {"", "create", "replace"}
	name := resources.value(resource, ["bucket"])
	name != ""
	problem := _problem(name)
	finding := resources.finding(
		rego.metadata.chain(), resource, "bucket",
		sprintf("S3 refuses the bucket name %q: %s", [name, problem]),
		{"codes": ["TFLINT_S3_BUCKET_NAME"]},
	)
}

deny contains finding if {
	some i
	regex.match(_doubtful, resources.managed.aws_s3_bucket[i].values.bucket_prefix)
	resource := resources.managed.aws_s3_bucket[i]
	object.get(resource, "change", "") in {"", "create", "replace"}
	prefix := resources.value(resource, ["bucket_prefix"])
	prefix != ""
	problem := _prefix_problem(prefix)
	finding := resources.finding(
		rego.metadata.chain(), resource, "bucket_prefix",
		sprintf("S3 refuses bucket names that start with %q: %s", [prefix, problem]),
		{"codes": ["TFLINT_S3_BUCKET_NAME"]},
	)
}

# What takes a second look: length, characters, dots, and words that AWS reserves.
_doubtful := concat("|", [
	`^.{0,2}$|^.{64}`,
	`[^a-z0-9-]|^-|-$`,
	`^(?:xn--|sthree-|amzn-s3-demo-)`,
	`(?:-s3alias|--ol-s3|--x-s3|--table-s3)$`,
])

_problem(name) := "it has fewer than 3 characters" if {
	count(name) < 3
} else := "it has more than 63 characters" if {
	count(name) > 63
} else := problem if {
	problem := _prefix_problem(name)
} else := "it must end in a letter or digit" if {
	not regex.match(`[a-z0-9]$`, name)
} else := "it has the form of an IP address" if {
	regex.match(`^\d{1,3}(\.\d{1,3}){3}$`, name)
} else := sprintf("the suffix %q is reserved", [suffix]) if {
	some suffix in ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]
	endswith(name, suffix)
}

_prefix_problem(name) := "only lower-case letters, digits, dots and hyphens may stand in it" if {
	not regex.match(`^[a-z0-9.-]+$`, name)
} else := "it must begin with a letter or digit" if {
	not regex.match(`^[a-z0-9]`, name)
} else := "two dots stand in a row" if {
	contains(name, "..")
} else := sprintf("the prefix %q is reserved", [prefix]) if {
	some prefix in ["xn--", "sthree-", "amzn-s3-demo-"]
	startswith(name, prefix)
}
