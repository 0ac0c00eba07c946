# METADATA
# title: ServiceLacksBucketPolicy
# description: |
#   A resource has an AWS service read or write a bucket, and the bucket policy does not
#   let the service in: no statement names it, or the one that does is about another
#   prefix, action, account or resource. A service has no identity policy, so nothing but
#   the policy of the bucket can allow what it does.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
#     description: AWS JSON policy elements, service principals
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
#     description: Amazon S3 bucket policy for CloudTrail
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
# custom:
#   id: ACT251
#   severity: error
#   since: Unreleased
#   fix: Add a statement for the service to the bucket policy.
#   codes: [IAM-002]
#   seed: bucket-iam-policy
#   verdict: denied
#   when: [integration]
#   examples:
#     - fail_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         resource "aws_s3_bucket" "trail" {
#           bucket = "acme-trail"
#         }
#         resource "aws_s3_bucket_policy" "trail" {
#           bucket = aws_s3_bucket.trail.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:GetBucketAcl"
#                 Resource  = aws_s3_bucket.trail.arn
#                 Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main" } }
#               },
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "${aws_s3_bucket.trail.arn}/AWSLogs/111122223333/*"
#                 Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main" } }
#               }
#             ]
#           })
#         }
#         resource "aws_cloudtrail" "main" {
#           name           = "main"
#           s3_bucket_name = aws_s3_bucket.trail.id
#           s3_key_prefix  = "prod"
#           depends_on     = [aws_s3_bucket_policy.trail]
#         }
#       pass_tf: |
#         provider "aws" {
#           region = "eu-west-1"
#         }
#         resource "aws_s3_bucket" "trail" {
#           bucket = "acme-trail"
#         }
#         resource "aws_s3_bucket_policy" "trail" {
#           bucket = aws_s3_bucket.trail.id
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:GetBucketAcl"
#                 Resource  = aws_s3_bucket.trail.arn
#                 Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main" } }
#               },
#               {
#                 Effect    = "Allow"
#                 Principal = { Service = "cloudtrail.amazonaws.com" }
#                 Action    = "s3:PutObject"
#                 Resource  = "${aws_s3_bucket.trail.arn}/prod/AWSLogs/111122223333/*"
#                 Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main" } }
#               }
#             ]
#           })
#         }
#         resource "aws_cloudtrail" "main" {
#           name           = "main"
#           s3_bucket_name = aws_s3_bucket.trail.id
#           s3_key_prefix  = "prod"
#           depends_on     = [aws_s3_bucket_policy.trail]
#         }
package lint403.rules.action.service_lacks_bucket_policy

import data.lint403.lib.bucket as buckets
import data.lint403.lib.denial
import data.lint403.lib.integration
import data.lint403.lib.policy
import data.lint403.needs.requests

deny contains finding if {
	some cause in denial.missing.resource
	check := denial.judgement_of(cause.first).check
	check.kind == "bucket"
	not check.elsewhere
	integration.by(cause, {"service", "principal", "anonymous"})
	not integration.self_granted(cause)
	found := integration.spot(cause)
	not _by_objects(cause, found)
	finding := integration.finding(
		rego.metadata.chain(), cause, found,
		sprintf("%s will get 403 on %s: %s", [
			denial.who(denial.need_of(cause.first).principal),
			denial.what(denial.judgement_of(found.case).check),
			integration.obstacle(found),
		]),
		object.union(_certainty(found, check), {
			"fix": integration.fix(cause, found, sprintf("the policy of bucket %q", [check.bucket])),
		}),
	)
}

# Some service-linked roles may not do by themselves what they are there for.
deny contains finding if {
	some left in requests.unlifted
	some id in left.check.policies
	document := input.policies[id]
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("%s will get 403 on %s: neither its own policy nor the bucket policy allows it", [
			left.actor.principal, denial.what(left.check),
		]),
		{
			"layer": "bucket-policy",
			"because": sprintf("%s %s", [left.instance.resource.address, left.instance.entry.purpose]),
			"related": [{"msg": "the access is declared here", "range": left.instance.range}],
			"need": {
				"principal": left.actor.principal,
				"action": left.check.action,
				"resource": denial.shown_arn(left.check.resource),
				"declared_by": left.instance.resource.address,
				"range": left.instance.range,
			},
			"fix": {
				"description": sprintf(
					`Add {"Effect": "Allow", "Principal": {"AWS": %q}, "Action": %q, "Resource": %q} to the policy of bucket %q.`,
					[left.actor.principal, left.check.action, denial.shown_arn(left.check.resource), left.check.bucket],
				),
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [left.instance.resource.address, left.instance.entry.id]),
		},
	)
}

# Without a policy visitors may read objects by the ACLs of these, and a policy may open
# no more of the bucket than is meant to be public.
_by_objects(cause, found) if {
	found.element in {"need", "Resource"}
	integration.by(cause, {"anonymous"})
}

# Where no policy is in view, another configuration may attach one later, unless AWS asks
# for it when this one is applied.
_certainty(found, check) := {"severity": "warning"} if {
	found.element == "need"
	some declaration in denial.need_of(found.case).declarations
	not _refused_at_once(declaration, check)
} else := {}

_refused_at_once(declaration, check) if {
	declaration.fails == "apply"
	buckets.fresh(input.buckets[check.bucket])
}
