# METADATA
# title: RestrictedPublicBucket
# description: |
#   A bucket has a public policy and RestrictPublicBuckets is on. S3 then lets in only AWS
#   services and principals of the bucket's own account: anonymous callers get 403, and so
#   do other accounts, even where another statement names them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: PUB800
#   severity: error
#   since: Unreleased
#   fix: Make the policy not public, or set restrict_public_buckets to false.
#   codes: [BPA-002, BPA-003]
#   seed: block-public-access
#   verdict: denied
#   when: [bucket, "principal:any"]
package lint403.rules.public.restricted_public_bucket

import data.lint403.lib.bucket as buckets
import data.lint403.lib.denial
import data.lint403.lib.policy
import data.lint403.lib.public

deny contains finding if {
	some name, cases in _restricted
	bucket := input.buckets[name]
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	public.public_statement(statement, document.kind)
	not buckets.blocked(bucket, "block_public_policy") == "on"
	weight := {"cases": sort(cases), "certain": true}
	finding := denial.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "Principal"),
		sprintf("%s: the policy of bucket %q is public and RestrictPublicBuckets is on", [
			denial.denied(weight), name,
		]),
		weight.cases,
		{
			"layer": "block-public-access",
			"because": "RestrictPublicBuckets leaves only AWS services and the bucket's own account",
			"codes": _codes(weight),
			"related": buckets.block_places(bucket),
			"fix": {
				"description": "Narrow the public statement to fixed principals, or set restrict_public_buckets = false.",
				"edits": [],
				"safe": false,
			},
			"key": name,
		},
	)
}

_restricted[judgement.check.bucket] contains case if {
	some id, outcome in denial.judged
	some i, judgement in outcome.judgements
	judgement.check.terms.restricted == 2
	case := {"need": id, "check": i, "layer": "resource", "verdict": 2}
}

_codes(weight) := sort({code |
	some caller in denial.callers(weight)
	code := _code(caller)
})

_code("anonymous") := "BPA-003"

_code(caller) := "BPA-002" if caller != "anonymous"
