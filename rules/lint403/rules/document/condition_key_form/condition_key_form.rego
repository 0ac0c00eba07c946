# METADATA
# title: MalformedConditionKey
# description: |
#   A condition key is written SERVICE:NAME, and the keys about tags SERVICE:NAME/TAG. A
#   key of another form is never present in a request.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
#     description: IAM JSON policy elements, Condition
# custom:
#   id: DOC061
#   severity: error
#   since: Unreleased
#   fix: Write SERVICE:NAME, and after it a slash and the tag where the key is about tags.
#   codes: [INVALID_CONDITION_KEY_FORMAT, MISSING_TAG_KEY_IN_CONDITION]
#   when: ["key-unknown"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalTag":"audit"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"audit"}}}}'
package lint403.rules.document.condition_key_form

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some name, key in data.lint403.iam.keys
	reason := _reason(name, key)
	some [document, _, condition] in policy.conditions_on[name]
	not condition.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("condition key %q %s", [condition.key, reason.msg]),
		{"codes": [reason.code], "key": condition.key},
	)
}

_reason(name, _) := {
	"code": "INVALID_CONDITION_KEY_FORMAT",
	"msg": "is not of the form SERVICE:NAME, so no request has it",
} if {
	not regex.match(`^[^:\s]+:[^:].*$`, name)
}

_reason(name, key) := {
	"code": "MISSING_TAG_KEY_IN_CONDITION",
	"msg": sprintf("lacks the part that says which one; write %s", [reference.completed(name)]),
} if {
	key.bare
}
