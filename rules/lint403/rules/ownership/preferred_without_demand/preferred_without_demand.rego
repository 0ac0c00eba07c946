# METADATA
# title: OwnershipNotDemanded
# description: |
#   With BucketOwnerPreferred an object belongs to the bucket's owner only if its writer
#   sends the ACL bucket-owner-full-control. Another account may write to this bucket and
#   no policy demands the header, so objects may come to belong to that account, and
#   reading them ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# custom:
#   id: OWN403
#   severity: warning
#   since: Unreleased
#   when: [bucket, terraform, "ownership:BucketOwnerPreferred"]
#   fix: Set object_ownership to BucketOwnerEnforced, or deny uploads without the ACL.
#   codes: [OWN-002]
#   seed: object-ownership
#   verdict: at-risk
package lint403.rules.ownership.preferred_without_demand

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets
	buckets.ownership(bucket) == "BucketOwnerPreferred"
	not buckets.owner_acl_demanded(bucket)
	writers := [writer | some writer in buckets.foreign_writers(bucket); not _sends_acl(writer[1])]
	count(writers) > 0
	finding := result.detail(
		result.at(rego.metadata.chain(), bucket.ownership.range, sprintf(
			"objects that %s uploads to %q without the ACL bucket-owner-full-control belong to that account, and nothing demands it",
			[concat(" and ", {entry.account | some [_, _, entry] in writers}), name],
		)),
		{
			"address": object.get(bucket.ownership, "address", ""),
			"layer": "object-ownership",
			"related": [{"msg": "it may upload", "range": entry.range} | some [_, _, entry] in writers],
			"because": "BucketOwnerPreferred gives the owner only what is uploaded with that ACL",
			"unknown": ["the ACL that the writers send"],
			"fix": {
				"description": "Set object_ownership to BucketOwnerEnforced.",
				"edits": [],
				"safe": false,
			},
			"key": name,
		},
	)
}

_sends_acl(statement) if "bucket-owner-full-control" in buckets.demanded(statement, "s3:x-amz-acl")
