# METADATA
# title: VariableInWrongPlace
# description: |
#   A policy variable stands where AWS does not replace it. Variables work in the last
#   field of an ARN in `Resource` and in the values of string and ARN conditions, nowhere
#   else: not in `Principal`, `Action` or `Sid`, not in the header of an ARN, and not
#   under numeric, date, Bool, IP address, binary or Null operators.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
#     description: IAM policy elements, variables and tags
# custom:
#   id: ARN321
#   severity: error
#   since: Unreleased
#   fix: Write the value itself, or compare the key in a condition.
#   codes:
#     - VARIABLE_UNSUPPORTED_IN_ELEMENT
#     - NEW_VARIABLE_BEFORE_RESOURCE_PART
#     - INVALID_VARIABLE_FOR_OPERATOR
#   seed: arn
#   when: ["variable"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:jobs"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:jobs-${aws:username}"}}'
package lint403.rules.arn.variable_place

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, range, found] in reference.variables
	object.get(found.variable, "problem", "") != "ampersand"
	reason := _reason(statement, found)
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		range,
		sprintf("policy variable %q %s, so AWS does not replace it", [found.variable.text, reason.msg]),
		object.union(_placeholder(found.variable.text), {"codes": [reason.code], "key": found.variable.text}),
	)
}

_reason(_, found) := {
	"code": "VARIABLE_UNSUPPORTED_IN_ELEMENT",
	"msg": sprintf("stands in %s", [name]),
} if {
	name := _elements[found.place.element]
}

_reason(_, found) := {
	"code": "NEW_VARIABLE_BEFORE_RESOURCE_PART",
	"msg": "stands before the last field of the ARN",
} if {
	found.place.element in {"resources", "not_resources"}
	found.variable.field < 5
}

_reason(statement, found) := {
	"code": "INVALID_VARIABLE_FOR_OPERATOR",
	"msg": sprintf("stands under %s", [condition.operator]),
} if {
	found.place.element == "conditions"
	condition := statement.conditions[found.place.index]
	regex.match(`^(numeric|date|bool$|binary|ipaddress$|notipaddress$|null$)`, condition.base)
}

# A name without a service is none of AWS's keys: a template is to be filled in first.
_placeholder(text) := {"severity": "warning"} if {
	not contains(text, ":")
	not text in {"${*}", "${?}", "${$}"}
} else := {}

_elements := {
	"actions": "Action",
	"not_actions": "NotAction",
	"principals": "Principal",
	"not_principals": "NotPrincipal",
	"sid": "Sid",
	"condition_keys": "the name of a condition key",
}
