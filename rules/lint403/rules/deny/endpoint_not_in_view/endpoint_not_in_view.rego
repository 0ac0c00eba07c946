# METADATA
# title: EndpointNotInView
# description: |
#   A deny spares only requests through certain VPC endpoints or VPCs, but none of the S3
#   endpoints of this configuration is among them. Whatever goes through the endpoint of
#   the configuration is denied; mostly the id was mistyped, or belongs to an endpoint of
#   another service, through which no S3 request comes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
#     description: Controlling access from VPC endpoints with bucket policies
# custom:
#   id: DEN121
#   severity: error
#   since: Unreleased
#   when: [key:aws:sourcevpce, effect:deny]
#   fix: Refer to the endpoint itself, as in aws_vpc_endpoint.s3.id.
#   codes: [DENY-VPCE-002]
#   seed: deny-vpce
#   verdict: denied
#   examples:
#     - fail_tf: |
#         resource "aws_vpc_endpoint" "s3" {
#           vpc_id       = "vpc-0aaa1111"
#           service_name = "com.amazonaws.eu-west-1.s3"
#         }
#         resource "aws_vpc_endpoint" "keys" {
#           vpc_id            = "vpc-0aaa1111"
#           service_name      = "com.amazonaws.eu-west-1.kms"
#           vpc_endpoint_type = "Interface"
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.keys.id } }
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_vpc_endpoint" "s3" {
#           vpc_id       = "vpc-0aaa1111"
#           service_name = "com.amazonaws.eu-west-1.s3"
#         }
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "acme-data"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect    = "Deny"
#               Principal = "*"
#               Action    = "s3:GetObject"
#               Resource  = "arn:aws:s3:::acme-data/*"
#               Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } }
#             }]
#           })
#         }
package lint403.rules.deny.endpoint_not_in_view

import data.lint403.lib.policy

# An endpoint of another service is no way to S3, whoever asks.
deny contains finding if {
	some [document, statement, condition] in _spared
	condition.name == "aws:sourcevpce"
	some pattern in condition.values
	endpoint := input.endpoints[pattern.value]
	endpoint.service != "s3"
	finding := policy.finding(
		rego.metadata.chain(), document, pattern.range,
		sprintf("%s is an endpoint for %s; no request to S3 comes through it, so this deny spares none", [
			_name(endpoint, pattern.value),
			endpoint.service,
		]),
		object.union(_fields(document, statement), {
			"related": [{"msg": "the endpoint", "range": endpoint.range}],
			"key": sprintf("%s %s", [policy.name(statement), pattern.value]),
		}),
	)
}

deny contains finding if {
	some [document, statement, condition] in _spared
	condition.name == "aws:sourcevpce"
	_literal(condition)
	not _names_any(condition)
	endpoints := [endpoint |
		some endpoint in input.endpoints
		endpoint.service == "s3"
	]
	count(endpoints) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s is none of this configuration's endpoints for S3, so requests through %s are denied", [
			concat(" and ", [pattern.value | some pattern in condition.values]),
			concat(" and ", sort([_name(endpoint, endpoint.id) | some endpoint in endpoints])),
		]),
		object.union(_fields(document, statement), {
			"severity": "warning",
			"verdict": "at-risk",
			"unknown": [sprintf("whether %s exists elsewhere", [condition.values[0].value])],
			"related": [{"msg": "an endpoint for S3", "range": endpoint.range} | some endpoint in endpoints],
			"key": policy.name(statement),
		}),
	)
}

_spared := [entry |
	some entry in policy.conditions_on["aws:sourcevpce"]
	[document, statement, condition] := entry
	document.kind in {"bucket", "access-point", "identity", "kms"}
	policy.denies(statement)
	condition.base in {"stringnotequals", "stringnotlike", "stringnotequalsignorecase"}
]

_literal(condition) if {
	every pattern in condition.values {
		regex.match(`^vpce-[0-9a-z]+$`, pattern.value)
	}
}

_names_any(condition) if {
	some pattern in condition.values
	input.endpoints[pattern.value]
}

_name(endpoint, id) := object.get(endpoint, "address", id)

_fields(_, statement) := {
	"layer": "bucket-policy",
	"aws_message": "with an explicit deny in a resource-based policy",
	"because": sprintf("%s denies whatever comes another way", [policy.name(statement)]),
	"fix": {
		"description": "Name the S3 endpoint, as in aws_vpc_endpoint.s3.id.",
		"edits": [],
		"safe": false,
	},
}
