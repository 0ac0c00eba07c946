# METADATA
# title: PolicyBeforePublicAccessBlock
# description: |
#   A new bucket blocks public policies until its public access block resource has turned
#   that off. Nothing makes Terraform apply the two in this order, so putting the public
#   policy may be refused with 403; the next apply succeeds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: SEQ000
#   severity: warning
#   since: Unreleased
#   when: ["resource:aws_s3_bucket_policy", "resource:aws_s3_bucket_public_access_block", public-policies, "allow:any|allow:not"]
#   fix: Add the public access block to depends_on of the bucket policy.
#   codes: [BPA-001]
#   seed: block-public-access
#   verdict: at-risk
package lint403.rules.sequence.policy_before_public_access_block

import data.lint403.lib.bucket as buckets
import data.lint403.lib.order
import data.lint403.lib.policy
import data.lint403.lib.public
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_s3_bucket_policy
	order.created(resource)
	some id in order.policies_at(resource.address)
	document := input.policies[id]
	bucket := buckets.of_policy(document)
	buckets.fresh(bucket)
	bucket.public_access_block.block_public_policy == "off"
	public.verdict(id) == 2
	block := order.resource_at("aws_s3_bucket_public_access_block", bucket.public_access_block.address)
	order.created(block)
	order.unordered(resource, block)
	finding := result.detail(
		policy.finding(
			rego.metadata.chain(), document, resource.range,
			sprintf("%s may be applied before %s, while the new bucket still blocks public policies", [
				resource.address,
				block.address,
			]),
			{},
		),
		{
			"layer": "block-public-access",
			"aws_message": "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
			"because": "neither refers to the other, so Terraform applies them in any order",
			"unknown": ["the order in which Terraform applies the two"],
			"related": [{"msg": "this turns the block off", "range": block.range}],
			"fix": {
				"description": sprintf("Add depends_on = [%s].", [order.base(block.address)]),
				"edits": [],
				"safe": true,
			},
			"key": block.address,
		},
	)
}
