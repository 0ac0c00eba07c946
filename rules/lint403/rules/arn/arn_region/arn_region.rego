# METADATA
# title: WrongRegionInArn
# description: |
#   The region of an ARN, its fourth field, is no region, stands where the resource has
#   none (buckets, objects, IAM), or is missing where the resource has one. The ARN then
#   matches nothing; IAM refuses a region in IAM and S3 ARNs outright.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: Actions, resources, and condition keys for AWS services
# custom:
#   id: ARN305
#   severity: error
#   since: Unreleased
#   fix: Write the region of the resource, or nothing where it has none.
#   codes: [INVALID_ARN_REGION, MISSING_ARN_REGION, ARN_REGION_NOT_ALLOWED, ARN-002]
#   seed: arn
#   when: ["arn:region|arn:region-missing|arn:region-forbidden"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:eu-west-1::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_region

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some problem, code in _codes
	some [document, _, entry, fact] in reference.resources[problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q %s%s", [entry.value, _message(problem, fact), reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			reference.leftover(fact),
			_doubt(problem, fact),
			{"codes": [code, "ARN-002"], "key": entry.value},
		]),
	)
}

_codes := {
	"region": "INVALID_ARN_REGION",
	"region-missing": "MISSING_ARN_REGION",
	"region-forbidden": "ARN_REGION_NOT_ALLOWED",
}

_message("region-missing", _) := "needs a region, without which it matches nothing"

_message("region-forbidden", _) := "names a region, which this kind of resource does not have, so it matches nothing"

_message("region", fact) := _about_region[fact.detail]

_about_region := {
	"malformed": "names no AWS region",
	"placeholder": "still holds a placeholder for the region",
	"typo": "names no AWS region",
	"partition": "names a region of another partition",
	"unknown": sprintf("names an unknown region (%s)", [reference.age]),
}

_doubt("region", fact) := {"severity": "warning"} if fact.detail == "unknown"

_doubt("region", fact) := {} if fact.detail != "unknown"

# The templates of other services are not checked by hand.
_doubt(problem, fact) := {"severity": "warning"} if {
	problem != "region"
	not fact.core
}

_doubt(problem, fact) := {} if {
	problem != "region"
	fact.core
}
