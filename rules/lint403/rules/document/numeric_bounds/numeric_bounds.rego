# METADATA
# title: SeveralNumericBounds
# description: |
#   The values of a condition are alternatives, so of several bounds under
#   NumericLessThan, NumericGreaterThan and the like only the loosest one counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition_operators.html
#     description: "IAM JSON policy elements: Condition operators"
# custom:
#   id: DOC043
#   severity: note
#   when: [operator:numericlessthan|operator:numericlessthanequals|operator:numericgreaterthan|operator:numericgreaterthanequals]
#   since: Unreleased
#   verdict: hygiene
#   fix: Keep the one bound that is meant.
#   codes: [REDUNDANT_CONDITION_VALUE_NUM]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"NumericLessThan":{"s3:max-keys":["10","100"]}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"NumericLessThan":{"s3:max-keys":"100"}}}}'
package lint403.rules.document.numeric_bounds

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions
	condition.base in _bounds
	count(condition.values) > 1
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s on %s has %d values, of which only the loosest counts", [
			condition.operator,
			condition.key,
			count(condition.values),
		]),
		{
			"codes": ["REDUNDANT_CONDITION_VALUE_NUM"],
			"key": sprintf("%d %s %s", [statement.index, condition.operator, condition.name]),
		},
	)
}

_bounds := {"numericlessthan", "numericlessthanequals", "numericgreaterthan", "numericgreaterthanequals"}
