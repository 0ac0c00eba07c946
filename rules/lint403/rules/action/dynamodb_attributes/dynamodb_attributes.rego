# METADATA
# title: DynamodbAttributesWithoutSelect
# description: |
#   `dynamodb:Attributes` limits which attributes a request names. A request that asks for
#   all attributes names none and passes, unless `dynamodb:Select` is limited to
#   SPECIFIC_ATTRIBUTES beside it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
#     description: Using IAM policy conditions for fine-grained access control
# custom:
#   id: ACT242
#   severity: warning
#   since: Unreleased
#   fix: 'Add "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.'
#   codes: [DYNAMODB_ATTRIBUTES_WITHOUT_SELECT]
#   when: ["key:dynamodb:attributes"]
#   verdict: hygiene
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Query","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/t","Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Query","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/t","Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]},"StringEqualsIfExists":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES"}}}}'
package lint403.rules.action.dynamodb_attributes

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["dynamodb:attributes"]
	policy.allows(statement)
	not policy.open_conditions(statement)
	not _selects(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("a request for all attributes passes %s by; also limit dynamodb:Select", [condition.key]),
		{"codes": ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"], "key": condition.operator},
	)
}

_selects(statement) if {
	some condition in statement.conditions
	condition.name == "dynamodb:select"
	some value in condition.values
	upper(value.value) == "SPECIFIC_ATTRIBUTES"
}
