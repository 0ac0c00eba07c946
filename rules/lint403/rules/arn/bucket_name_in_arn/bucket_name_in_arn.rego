# METADATA
# title: ImpossibleBucketName
# description: |
#   The bucket part of an ARN is a name that no bucket has: an `s3://` address pasted into
#   the ARN, an access point alias, a name too short. Capital letters and underscores are
#   possible in names from before March 2018 only.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
#     description: General purpose bucket naming rules
# custom:
#   id: ARN308
#   severity: error
#   since: Unreleased
#   fix: Write the name of the bucket.
#   codes: [NEW_BUCKET_NAME_IMPOSSIBLE, ARN-002]
#   seed: arn
#   when: ["arn:bucket-name"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::s3://reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.bucket_name_in_arn

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources["bucket-name"]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("the bucket of ARN %q %s", [entry.value, _messages[fact.detail]]),
		object.union_n([
			reference.unfilled(entry.value),
			_weights[fact.detail],
			{"codes": ["NEW_BUCKET_NAME_IMPOSSIBLE", "ARN-002"], "key": entry.value},
		]),
	)
}

_messages := {
	"characters": "holds characters that no bucket name has",
	"length": "is too short or too long for a bucket name",
	"alias": "is an alias of an access point, which names no resource; write the ARN of the access point",
	"directory": "is a directory bucket, whose ARN starts with arn:aws:s3express",
	"legacy": "has capital letters, underscores or dots that new bucket names can not have; check the spelling",
}

_weights := {
	"characters": {},
	"length": {},
	"alias": {"severity": "warning"},
	"directory": {"severity": "warning"},
	"legacy": {"severity": "note", "verdict": "hygiene"},
}
