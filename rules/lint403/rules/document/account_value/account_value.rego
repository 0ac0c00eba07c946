# METADATA
# title: AccountIdNeverMatches
# description: |
#   A condition key that holds an account id is compared with something that has not
#   twelve digits, so the comparison never holds. A number in HCL or JSON loses its
#   leading zeros.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys
# custom:
#   id: DOC072
#   severity: error
#   since: Unreleased
#   fix: Write the twelve digits of the account as a string.
#   codes: [NEW_ACCOUNT_ID_FORMAT]
#   when: ["key:aws:principalaccount|key:aws:resourceaccount|key:aws:sourceaccount|key:aws:sourceowner|key:aws:vpceaccount|key:kms:calleraccount|key:s3:dataaccesspointaccount|key:s3:resourceaccount"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:SourceAccount":"11112222333"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}}'
package lint403.rules.document.account_value

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name in _account_keys
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	not regex.match(`^\d{12}$`, value.value)
	not value.value in object.get(_words, name, set())
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is no account id, so %s never has this value", [value.value, condition.key]),
		object.union(_weight(condition, value), {"codes": ["NEW_ACCOUNT_ID_FORMAT"], "key": value.value}),
	)
}

_account_keys := [
	"aws:principalaccount",
	"aws:resourceaccount",
	"aws:sourceaccount",
	"aws:sourceowner",
	"aws:vpceaccount",
	"kms:calleraccount",
	"s3:dataaccesspointaccount",
	"s3:resourceaccount",
]

_words := {"aws:principalaccount": {"anonymous"}}

# Words wait for somebody to fill them in. A wildcard without a Like operator is what
# another rule is about.
_weight(_, value) := {} if regex.match(`^\d+$`, value.value)

_weight(_, value) := {"severity": "warning"} if not regex.match(`^\d+$`, value.value)
