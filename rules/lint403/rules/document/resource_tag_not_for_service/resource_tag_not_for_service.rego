# METADATA
# title: ResourceTagNotForService
# description: |
#   A condition asks for a tag of the resource (`aws:ResourceTag`) where the service gives
#   none: an Allow grants nothing there, a Deny denies nothing. With `NotAction` that is so
#   for every service without such tags.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
#     description: AWS services that work with IAM
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging.html
#     description: Using tags with S3 general purpose buckets
# custom:
#   id: DOC064
#   severity: warning
#   since: Unreleased
#   fix: Name the actions whose resources have tags.
#   codes:
#     - DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
#     - DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
#     - ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
#     - ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE
#   when: ["element:Condition", "key-use|element:NotAction"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3-outposts:GetBucket","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/status":"locked"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/status":"locked"}}}}'
package lint403.rules.document.resource_tag_not_for_service

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, condition, use] in reference.key_uses
	startswith(condition.name, "aws:resourcetag/")
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("requests for %s carry no tags of the resource, so %s", [
			concat(", ", use.lacking),
			_consequence[statement.effect.value],
		]),
		object.union(_weight(statement, condition, use), {
			"codes": [sprintf("%s_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", [upper(statement.effect.value)])],
			"key": condition.key,
		}),
	)
}

deny contains finding if {
	some name, entries in policy.conditions_on
	startswith(name, "aws:resourcetag/")
	some [document, statement, condition] in entries
	statement.not_actions
	statement.effect.value in {"Allow", "Deny"}
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("NotAction reaches services whose resources have no tags, and there %s", [
			_consequence[statement.effect.value],
		]),
		object.union(_weight(statement, condition, {}), {
			"codes": [sprintf("%s_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", [upper(statement.effect.value)])],
			"key": condition.key,
		}),
	)
}

_consequence := {"Allow": "the statement grants nothing", "Deny": "the statement denies nothing"}

_weight(statement, condition, use) := {} if {
	policy.denies(statement)
	operator.needs_key(condition)
	not use.some
} else := {"severity": "note"}
