# METADATA
# title: RequesterPaysForeignReader
# description: |
#   Principals of other accounts must send x-amz-request-payer with every request to a
#   Requester Pays bucket; those of the bucket's own account need not. Without the header
#   S3 answers 403. Whether they send it is not written in Terraform, and a bucket that is
#   set up as meant looks the same, so this reminder is off unless it is asked for.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ObjectsinRequesterPaysBuckets.html
#     description: Downloading objects from Requester Pays buckets
# custom:
#   id: OWN421
#   severity: note
#   default: off
#   since: Unreleased
#   when: [bucket, policy, terraform]
#   fix: "Make the readers send x-amz-request-payer: requester."
#   codes: [RP-002]
#   seed: requester-pays
#   verdict: at-risk
package lint403.rules.ownership.requester_pays_foreign_reader

import data.lint403.lib.bucket as buckets
import data.lint403.lib.policy

deny contains finding if {
	some name, bucket in buckets.requester_pays
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	some entry in statement.principals
	buckets.foreign(entry, bucket)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf(
			"bucket %q is a Requester Pays bucket: account %s must send x-amz-request-payer with every request",
			[name, entry.account],
		),
		{
			"layer": "requester-pays",
			"aws_message": "Access Denied",
			"because": "without the header S3 answers 403",
			"unknown": ["the headers that it sends"],
			"related": [{"msg": "the requester pays", "range": bucket.request_payer.range}],
			"key": sprintf("%s %s", [name, entry.account]),
		},
	)
}
