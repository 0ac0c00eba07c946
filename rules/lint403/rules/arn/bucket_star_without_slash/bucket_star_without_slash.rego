# METADATA
# title: BucketStarWithoutSlash
# description: |
#   A bucket ARN ends in `*` with no slash before it. The pattern covers the bucket and
#   its objects, and also every other bucket whose name starts the same.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
#     description: How Amazon S3 works with IAM
# custom:
#   id: ARN309
#   severity: warning
#   since: Unreleased
#   fix: Write the bucket ARN and the bucket ARN with "/*".
#   codes: [NEW_MISSING_SLASH_STAR, ARN-006]
#   seed: arn
#   when: ["arn:bucket-star"]
#   verdict: hygiene
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.bucket_star_without_slash

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources["bucket-star"]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q also covers other buckets whose names start like this%s", [entry.value, reference.hint(fact)]),
		object.union_n([
			_reminder(fact),
			_weight(entry),
			{"codes": ["NEW_MISSING_SLASH_STAR", "ARN-006"], "key": entry.value},
		]),
	)
}

# Which of the two is meant is for the author to say, so there is no edit.
_reminder(fact) := {"fix": {"description": sprintf("write %q", [fact.suggest]), "edits": [], "safe": false}}

# With further wildcards a family of buckets is meant.
_weight(entry) := {} if regex.match(`^[^*?]*\*$`, entry.value)

_weight(entry) := {"severity": "note"} if not regex.match(`^[^*?]*\*$`, entry.value)
