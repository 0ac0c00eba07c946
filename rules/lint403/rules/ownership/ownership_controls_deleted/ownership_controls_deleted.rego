# METADATA
# title: OwnershipControlsDeleted
# description: |
#   Deleting the ownership controls of a bucket does not bring back BucketOwnerEnforced,
#   the setting of new buckets: ObjectWriter remains, under which objects of other
#   accounts belong to those accounts and the bucket's owner gets 403 on them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html
#     description: DeleteBucketOwnershipControls
# custom:
#   id: OWN401
#   severity: warning
#   since: Unreleased
#   when: [resource:aws_s3_bucket_ownership_controls]
#   fix: Keep the resource and set object_ownership to BucketOwnerEnforced.
#   codes: [OWN-005]
#   seed: object-ownership
#   verdict: at-risk
package lint403.rules.ownership.ownership_controls_deleted

import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_s3_bucket_ownership_controls
	resource.change == "delete"
	not _bucket_goes(resource)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"deleting %s leaves the bucket with ObjectWriter: objects that other accounts upload belong to them",
			[resource.address],
		)),
		{
			"address": resource.address,
			"layer": "object-ownership",
			"because": "S3 keeps ObjectWriter when ownership controls are deleted",
			"unknown": ["whether other accounts write to the bucket"],
			"key": "deleted",
		},
	)
}

# Deleted together with its bucket.
_bucket_goes(resource) if {
	some bucket in input.resources.aws_s3_bucket
	bucket.change == "delete"
	bucket.values.bucket == resource.values.bucket
}
