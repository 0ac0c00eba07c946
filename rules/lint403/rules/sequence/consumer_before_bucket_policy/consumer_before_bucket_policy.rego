# METADATA
# title: ConsumerBeforeBucketPolicy
# description: |
#   A service checks that it may write to its bucket when it is set up. The bucket policy
#   that lets it in is created in the same apply, and nothing makes Terraform create it
#   first, so setting up the service may fail for want of the policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
#     description: Amazon S3 bucket policy for CloudTrail
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
#     description: Permissions for the Amazon S3 Bucket for the AWS Config Delivery Channel
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
# custom:
#   id: SEQ002
#   when: ["resource:aws_s3_bucket_policy", "resource:aws_cloudtrail|resource:aws_config_delivery_channel|resource:aws_lb|resource:aws_elb"]
#   severity: warning
#   since: Unreleased
#   fix: Add the bucket policy to depends_on of the service's resource.
#   verdict: at-risk
package lint403.rules.sequence.consumer_before_bucket_policy

import data.lint403.lib.bucket as buckets
import data.lint403.lib.order
import data.lint403.result

deny contains finding if {
	some [resource, name] in _consumers
	bucket := _bucket(name)
	some id in bucket.policies
	document := input.policies[id]
	holder := order.resource_at("aws_s3_bucket_policy", document.address)
	order.created(holder)
	_lets_in(document, resource.type)
	order.unordered(resource, holder)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"%s may be applied before %s, which lets it use bucket %q",
			[resource.address, holder.address, bucket.name],
		)),
		{
			"address": resource.address,
			"layer": "bucket-policy",
			"because": "it refers to the bucket only, so Terraform may create the policy later",
			"unknown": ["the order in which Terraform applies the two"],
			"related": [{"msg": "the policy it needs", "range": holder.range}],
			"fix": {
				"description": sprintf("Add depends_on = [%s].", [order.base(holder.address)]),
				"edits": [],
				"safe": true,
			},
			"key": holder.address,
		},
	)
}

# The services that check the bucket when they are set up, by their principals.
_principals := {
	"aws_cloudtrail": {"cloudtrail.amazonaws.com"},
	"aws_config_delivery_channel": {"config.amazonaws.com"},
	"aws_lb": {"logdelivery.elasticloadbalancing.amazonaws.com", "delivery.logs.amazonaws.com", "elb-account"},
	"aws_elb": {"logdelivery.elasticloadbalancing.amazonaws.com", "elb-account"},
}

_consumers := [[resource, name] |
	some type, attributes in {
		"aws_cloudtrail": ["s3_bucket_name"],
		"aws_config_delivery_channel": ["s3_bucket_name"],
		"aws_lb": ["access_logs", 0, "bucket"],
		"aws_elb": ["access_logs", 0, "bucket"],
	}
	some resource in input.resources[type]
	order.created(resource)
	name := object.get(resource.values, attributes, "")
	name != ""
]

_bucket(name) := input.buckets[name] if {
	input.buckets[name]
} else := input.buckets[buckets.name_of_token(name)]

_lets_in(document, type) if {
	some statement in document.statements
	some entry in statement.principals
	entry.value in _principals[type]
}

# Load balancers of older regions write from accounts of AWS.
_lets_in(document, type) if {
	"elb-account" in _principals[type]
	some statement in document.statements
	some entry in statement.principals
	entry.form in {"account", "root"}
}
