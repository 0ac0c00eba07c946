# METADATA
# title: RequesterPaysUnsignedReader
# description: |
#   A Requester Pays bucket refuses every request without x-amz-request-payer, and
#   anonymous requests in any case. A public grant, a website and a CloudFront origin
#   cannot work on it: the readers get 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html
#     description: Using Requester Pays general purpose buckets
# custom:
#   id: OWN420
#   severity: error
#   since: Unreleased
#   when: [requester-pays, terraform]
#   fix: Set payer to BucketOwner, or grant to accounts that send x-amz-request-payer.
#   codes: [RP-001]
#   seed: requester-pays
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket" "maps" {
#           bucket = "acme-maps"
#         }
#         resource "aws_s3_bucket_request_payment_configuration" "maps" {
#           bucket = aws_s3_bucket.maps.id
#           payer  = "Requester"
#         }
#         resource "aws_s3_bucket_website_configuration" "maps" {
#           bucket = aws_s3_bucket.maps.id
#           index_document {
#             suffix = "index.html"
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "maps" {
#           bucket = "acme-maps"
#         }
#         resource "aws_s3_bucket_request_payment_configuration" "maps" {
#           bucket = aws_s3_bucket.maps.id
#           payer  = "BucketOwner"
#         }
#         resource "aws_s3_bucket_website_configuration" "maps" {
#           bucket = aws_s3_bucket.maps.id
#           index_document {
#             suffix = "index.html"
#           }
#         }
package lint403.rules.ownership.requester_pays_unsigned_reader

import data.lint403.lib.bucket as buckets
import data.lint403.lib.policy
import data.lint403.result

deny contains finding if {
	some name, bucket in buckets.requester_pays
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	_reads(statement, bucket)
	some entry in statement.principals
	reader := _reader(entry, statement)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("bucket %q is a Requester Pays bucket, which %s cannot read", [name, reader]),
		object.union(_common(bucket), {
			"need": {
				"principal": reader,
				"action": "s3:GetObject",
				"resource": sprintf("%s/*", [bucket.arn]),
				"declared_by": document.address,
				"range": statement.range,
			},
			"key": sprintf("%s %s", [name, reader]),
		}),
	)
}

deny contains finding if {
	some name, bucket in buckets.requester_pays
	bucket.website
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.website.range, sprintf(
			"bucket %q is a Requester Pays bucket, so its website answers every visitor with 403",
			[name],
		)),
		object.union(_common(bucket), {
			"address": object.get(bucket.website, "address", object.get(bucket, "address", "")),
			"key": sprintf("%s website", [name]),
		}),
	)
}

_reads(statement, bucket) if {
	policy.allows(statement)
	policy.reaches_action(statement, "s3:getobject")
	buckets.reaches_objects(statement, bucket)
}

# A statement that is narrowed to accounts or organizations is for signed requests.
_reader(entry, statement) := "an anonymous reader" if {
	entry.form == "any"
	every condition in object.get(statement, "conditions", []) {
		not startswith(condition.name, "aws:principal")
		not startswith(condition.name, "s3:dataaccesspoint")
	}
}

_reader(entry, _) := "CloudFront" if {
	entry.form == "service"
	entry.value == "cloudfront.amazonaws.com"
}

_reader(entry, _) := "CloudFront" if entry.form == "oai"

_common(bucket) := {
	"layer": "requester-pays",
	"aws_message": "Access Denied",
	"because": "it sends no x-amz-request-payer, without which S3 answers 403",
	"related": [{"msg": "the requester pays", "range": bucket.request_payer.range}],
	"fix": {"description": "Set payer to BucketOwner.", "edits": [], "safe": false},
}
