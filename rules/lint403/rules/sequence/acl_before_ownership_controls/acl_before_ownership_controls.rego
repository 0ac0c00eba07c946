# METADATA
# title: AclBeforeOwnershipControls
# description: |
#   A new bucket has ACLs switched off until its ownership controls switch them on.
#   Nothing makes Terraform apply the two in this order, so setting the ACL may end in
#   400 AccessControlListNotSupported; the next apply succeeds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
#     description: Troubleshooting, Object Ownership
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_acl
#     description: aws_s3_bucket_acl
# custom:
#   id: SEQ001
#   severity: warning
#   since: Unreleased
#   when: [resource:aws_s3_bucket_acl]
#   fix: Add the ownership controls to depends_on of the ACL.
#   codes: [OWN-003]
#   seed: object-ownership
#   verdict: at-risk
package lint403.rules.sequence.acl_before_ownership_controls

import data.lint403.lib.order
import data.lint403.result

deny contains finding if {
	some bucket in input.buckets
	bucket.ownership.value in {"BucketOwnerPreferred", "ObjectWriter"}
	object.get(bucket, "change", "") in {"", "create", "replace"}
	resource := order.resource_at("aws_s3_bucket_acl", bucket.acl.address)
	order.created(resource)
	controls := order.resource_at("aws_s3_bucket_ownership_controls", bucket.ownership.address)
	order.created(controls)
	order.unordered(resource, controls)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"%s may be applied before %s, while ACLs are still switched off",
			[resource.address, controls.address],
		)),
		{
			"address": resource.address,
			"layer": "object-ownership",
			"aws_message": "AccessControlListNotSupported: The bucket does not allow ACLs",
			"because": "neither refers to the other, so Terraform applies them in any order",
			"unknown": ["the order in which Terraform applies the two"],
			"related": [{"msg": "this switches ACLs on", "range": controls.range}],
			"fix": {
				"description": sprintf("Add depends_on = [%s].", [order.base(controls.address)]),
				"edits": [],
				"safe": true,
			},
			"key": controls.address,
		},
	)
}
