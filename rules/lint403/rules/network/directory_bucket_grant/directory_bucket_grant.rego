# METADATA
# title: DirectoryBucketGrant
# description: |
#   Objects of a directory bucket (S3 Express One Zone) are reached through a session, and
#   the only action that counts is s3express:CreateSession on the bucket. Grants of s3:
#   actions have no effect there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html
#     description: Identity and Access Management for S3 Express One Zone
# custom:
#   id: NET620
#   severity: error
#   since: Unreleased
#   fix: Allow s3express:CreateSession on the ARN of the directory bucket.
#   codes: [DIR-001, DIR-003]
#   seed: access-point
#   verdict: denied
#   when: [bucket]
package lint403.rules.network.directory_bucket_grant

import data.lint403.lib.denial

deny contains finding if {
	some term in ["identity", "resource"]
	some cause in denial.missing[term]
	check := denial.judgement_of(cause.first).check
	startswith(check.action, "s3express:")
	finding := denial.finding_at(
		rego.metadata.chain(), denial.need_of(cause.first).range,
		sprintf("%s: bucket %q is a directory bucket, where only %s counts", [
			denial.denied(denial.as_weight(cause)), check.bucket, check.action,
		]),
		cause.cases,
		{
			"address": denial.need_of(cause.first).declared_by,
			"verdict": "denied",
			"because": _because(check),
			"codes": _codes(check),
			"fix": {
				"description": sprintf("Add %s to the policy.", [denial.statement_for(cause.cases)]),
				"edits": [],
				"safe": false,
			},
			"key": cause.key,
		},
	)
}

_because(check) := "the session that is allowed may only read" if {
	check.mode == "ReadWrite"
	check.session == "write"
	_read_granted(check)
} else := "object requests are authorized by the session alone"

_codes(check) := ["DIR-003"] if {
	check.session == "write"
	_read_granted(check)
} else := ["DIR-001"]

# A statement grants the session under a condition on its mode.
_read_granted(check) if {
	some document in input.policies
	some statement in document.statements
	some condition in statement.conditions
	condition.name == "s3express:sessionmode"
	denial.reaches_resource(statement, check.resource)
}
