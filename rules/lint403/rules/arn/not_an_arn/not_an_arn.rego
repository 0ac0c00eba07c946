# METADATA
# title: NotAnArn
# description: |
#   An entry of `Resource` is neither `*` nor an ARN: a bucket name, an `s3://` address,
#   a path. IAM and S3 refuse the policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with Amazon Resource Names (ARNs)
# custom:
#   id: ARN300
#   severity: error
#   since: Unreleased
#   fix: Write the ARN of the resource, or "*".
#   codes: [INVALID_ARN_PREFIX, IAMAPI_RESOURCE_NOT_ARN, ARN-002]
#   seed: arn
#   when: ["arn:not-an-arn"]
#   verdict: apply-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.not_an_arn

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources["not-an-arn"]
	not _shorthand(document, entry)
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("%q is not an ARN, so AWS refuses the policy%s", [entry.value, reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			reference.unfilled(entry.value),
			{"codes": ["INVALID_ARN_PREFIX", "IAMAPI_RESOURCE_NOT_ARN", "ARN-002"], "key": entry.value},
		]),
	)
}

# API Gateway completes this form itself.
_shorthand(document, entry) if {
	document.kind == "resource"
	startswith(entry.value, "execute-api:/")
}
