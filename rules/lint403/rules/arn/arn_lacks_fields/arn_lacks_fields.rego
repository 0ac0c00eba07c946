# METADATA
# title: ArnLacksFields
# description: |
#   An ARN has six fields, parted by colons; a bucket ARN leaves two of them empty, so
#   three colons stand before the bucket name. With one colon less the bucket name is
#   read as an account: S3 refuses the policy, and IAM accepts some of these and never
#   matches them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with Amazon Resource Names (ARNs)
# custom:
#   id: ARN301
#   severity: error
#   since: Unreleased
#   fix: Write all six fields, the empty ones with their colons.
#   codes: [MISSING_ARN_FIELD, IAMAPI_RESOURCE_VENDOR_MISSING, IAMAPI_LEGACY_PARSING, ARN-002]
#   seed: arn
#   when: ["arn:too-short|arn:no-service"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_lacks_fields

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some problem in ["too-short", "no-service"]
	some [document, _, entry, fact] in reference.resources[problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q %s%s", [entry.value, _what[problem], reference.hint(fact)]),
		object.union(reference.suggestion(document, entry, fact), {
			"codes": sort(_codes(problem, entry.value)),
			"key": entry.value,
		}),
	)
}

_what := {
	"too-short": "has fewer than six fields, so it matches nothing",
	"no-service": "names no service, so AWS refuses the policy",
}

_codes(problem, value) := {code |
	some code, applies in {
		"ARN-002": true,
		"IAMAPI_RESOURCE_VENDOR_MISSING": problem == "no-service",
		"MISSING_ARN_FIELD": count(split(value, ":")) < 6,
		"IAMAPI_LEGACY_PARSING": _half_empty(value),
	}
	applies
}

default _half_empty(_) := false

_half_empty(value) if {
	contains(value, "::")
	count(split(value, ":")) < 6
}
