# METADATA
# title: DirectoryBucketPolicyAction
# description: |
#   The policy of a directory bucket grants an action on the bucket itself. Of these only
#   s3express:CreateSession works in a bucket policy; the others are granted by identity
#   policies, and never to another account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html
#     description: Identity and Access Management for S3 Express One Zone
# custom:
#   id: NET621
#   severity: error
#   since: Unreleased
#   fix: Grant the action in an identity policy.
#   codes: [DIR-002]
#   seed: access-point
#   verdict: denied
#   when: ["kind:bucket", directory, "service:s3express"]
package lint403.rules.network.directory_bucket_policy_action

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	input.buckets[document.target].type == "directory"
	some statement in document.statements
	policy.allows(statement)
	some action in statement.actions
	action.service == "s3express"
	action.match.kind == "exact"
	action.name != "createsession"
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s in the policy of a directory bucket grants nothing", [action.value]),
		{
			"layer": "bucket-policy",
			"because": "bucket actions of directory buckets are authorized by identity policies only",
			"fix": {"description": "Grant it in an identity policy.", "edits": [], "safe": false},
			"key": sprintf("%s %s", [policy.name(statement), action.value]),
		},
	)
}
