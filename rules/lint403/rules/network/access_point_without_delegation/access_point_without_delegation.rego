# METADATA
# title: AccessPointWithoutDelegation
# description: |
#   An access point policy grants principals whose own policies are not in view, and the
#   bucket behind it neither grants them nor delegates to the access point. Unless their
#   identity policies allow the request on the bucket too, it ends in 403; principals of
#   other accounts get it in any case.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
#     description: Configuring IAM policies for using access points
# custom:
#   id: NET611
#   severity: warning
#   since: Unreleased
#   fix: Delegate access control to the access points of the account in the bucket policy.
#   codes: [AP-001, AP-004]
#   seed: access-point
#   verdict: at-risk
#   when: ["kind:access-point", access-point]
#   examples:
#     - fail_tf: |
#         resource "aws_s3_access_point" "reports" {
#           bucket = "acme-data"
#           name   = "reports"
#         }
#         resource "aws_s3control_access_point_policy" "reports" {
#           access_point_arn = aws_s3_access_point.reports.arn
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:role/analyst" }
#               Action    = "s3:GetObject"
#               Resource  = "${aws_s3_access_point.reports.arn}/object/*"
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_s3_access_point" "reports" {
#           bucket = "acme-data"
#           name   = "reports"
#         }
#         resource "aws_s3control_access_point_policy" "reports" {
#           access_point_arn = aws_s3_access_point.reports.arn
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "arn:aws:iam::111122223333:role/analyst" }
#               Action    = "s3:GetObject"
#               Resource  = "${aws_s3_access_point.reports.arn}/object/*"
#             }]
#           })
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Allow"
#               Principal = { AWS = "*" }
#               Action    = "*"
#               Resource  = ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"]
#               Condition = { StringEquals = { "s3:DataAccessPointAccount" = "111122223333" } }
#             }]
#           })
#         }
package lint403.rules.network.access_point_without_delegation

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind["access-point"]
	access_point := input.access_points[document.target]
	access_point.type == "standard"
	bucket := object.get(object.get(input, "buckets", {}), access_point.bucket, {})
	not _open(bucket)
	some statement in document.statements
	policy.allows(statement)
	some entry in statement.principals
	entry.form in {"role", "user", "session", "account", "root"}
	not input.principals[entry.value]
	not _lets_in(bucket, entry)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s lets %s in, but bucket %q behind it does not, nor does it delegate to its access points", [
			denial.access_point_name(access_point.arn),
			denial.who(entry.value),
			access_point.bucket,
		]),
		{
			"layer": "bucket-policy",
			"aws_message": "because no identity-based policy allows the action",
			"because": "the access point and the bucket must both allow the request",
			"unknown": _unknown(bucket, entry),
			"codes": _codes(access_point, entry),
			"fix": {
				"description": sprintf(
					`Add {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": [%q, %q], "Condition": {"StringEquals": {"s3:DataAccessPointAccount": %q}}} to the bucket policy.`,
					[
						sprintf("arn:aws:s3:::%s", [access_point.bucket]),
						sprintf("arn:aws:s3:::%s/*", [access_point.bucket]),
						access_point.account,
					],
				),
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [access_point.arn, entry.value]),
		},
	)
}

# A bucket policy that is not known in full may delegate.
_open(bucket) if {
	some id in bucket.policies
	input.policies[id].incomplete
}

# By name, or by a statement for everybody: whether its conditions hold is judged, not
# guessed here.
_lets_in(bucket, entry) if {
	some id in bucket.policies
	some statement in input.policies[id].statements
	policy.allows(statement)
	some granted in statement.principals
	_same(granted, entry)
}

_same(granted, _) if granted.form == "any"

_same(granted, entry) if granted.value == entry.value

_same(granted, entry) if {
	granted.form in {"account", "root"}
	granted.account == entry.account
}

_unknown(bucket, entry) := array.concat(
	[sprintf("identity policies of %s", [denial.who(entry.value)])],
	["the bucket's policy, which is not in view" | not bucket.address; not bucket.policies],
)

_codes(access_point, entry) := ["AP-004"] if {
	entry.account != access_point.account
	regex.match(`^\d{12}$`, access_point.account)
} else := ["AP-001"]
