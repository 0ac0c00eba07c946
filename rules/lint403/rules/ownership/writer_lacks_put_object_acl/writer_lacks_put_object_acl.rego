# METADATA
# title: WriterLacksPutObjectAcl
# description: |
#   A policy of the bucket demands an ACL on every upload, and ACLs are switched on, but a
#   writer is granted s3:PutObject without s3:PutObjectAcl. Setting the ACL needs the
#   second action, so the writer gets 403 with the header as without it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
#     description: PutObject, permissions
# custom:
#   id: OWN411
#   severity: warning
#   since: Unreleased
#   fix: Allow s3:PutObjectAcl beside s3:PutObject.
#   codes: [OWN-011]
#   supersedes: [ACT214]
#   seed: copy-in
#   verdict: at-risk
#   when: [bucket, "key:s3:x-amz-acl"]
package lint403.rules.ownership.writer_lacks_put_object_acl

import data.lint403.lib.bucket as buckets
import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in input.buckets
	buckets.ownership(bucket) in {"BucketOwnerPreferred", "ObjectWriter"}
	some [_, demand] in buckets.acl_denies(bucket)
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobject")
	buckets.reaches_objects(statement, bucket)
	some entry in statement.principals
	entry.form in {"account", "root", "user", "role", "session"}
	not _may_set_acl(bucket, entry)
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "Action"),
		sprintf("%s may upload to %q but not set the ACL that %s demands", [
			entry.value, name, policy.name(demand),
		]),
		{
			"layer": "bucket-policy",
			"aws_message": "because no resource-based policy allows the s3:PutObjectAcl action",
			"because": "an upload that sets an ACL needs s3:PutObjectAcl as well",
			"unknown": [sprintf("identity policies of %s", [entry.value])],
			"related": [{"msg": "this demands the ACL", "range": demand.range}],
			"fix": {"description": "Add s3:PutObjectAcl to Action.", "edits": [], "safe": false},
			"key": sprintf("%s %s", [name, entry.value]),
		},
	)
}

_may_set_acl(bucket, entry) if {
	some id in bucket.policies
	some statement in input.policies[id].statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobjectacl")
	some other in statement.principals
	_covers(other, entry)
}

_covers(other, _) if other.form == "any"

_covers(other, entry) if other.value == entry.value

_covers(other, entry) if {
	other.form in {"account", "root"}
	other.account == entry.account
}
