# METADATA
# title: WildcardInCondition
# description: |
#   `*` and `?` are plain characters under StringEquals and its kin, so the comparison does
#   not hold as meant. Under StringLike they are wildcards, which have no place in keys
#   that hold ids of accounts, organizations, VPCs and endpoints: the pattern fits
#   strangers too. Endpoint policies refuse them there, and want six literal characters in
#   a row beside a wildcard in any other key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive
#     description: AWS global condition context keys, sensitive condition keys
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
#     description: Control access to VPC endpoints using endpoint policies
# custom:
#   id: DOC068
#   severity: warning
#   since: Unreleased
#   fix: Write the id in full, or use StringLike where a pattern is meant.
#   codes:
#     - WILDCARD_WITHOUT_LIKE_OPERATOR
#     - WILDCARD_USAGE_TOO_PERMISSIVE
#     - VARIABLE_USAGE_TOO_PERMISSIVE
#     - VPCE_WILDCARD_IN_SYSTEM_ID
#     - VPCE_WILDCARD_SIX_CHARS
#     - DENY-PRIN-005
#   when: ["value-wildcard|variable|kind:vpce", "element:Condition"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringEquals":{"s3:prefix":"2026/*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringLike":{"s3:prefix":"2026/*"}}}}'
package lint403.rules.document.wildcard_in_condition

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some [document, _, condition] in policy.conditions
	condition.base in {"stringequals", "stringnotequals", "stringequalsignorecase", "stringnotequalsignorecase"}
	some value in condition.values
	_has_wildcard(value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q holds a wildcard, which %s takes for a plain character; use %s", [
			value.value,
			condition.operator,
			_like[condition.base],
		]),
		{"codes": array.concat(["WILDCARD_WITHOUT_LIKE_OPERATOR"], _principal_code(condition)), "key": condition.key},
	)
}

# Ids that a pattern can not stand for.
deny contains finding if {
	some name in _sensitive
	some [document, _, condition] in policy.conditions_on[name]
	condition.base in operator.wildcards
	some value in condition.values
	_has_wildcard(value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q can also be the id of a stranger; %s wants it in full", [value.value, condition.key]),
		object.union(_refusal(document), {
			"codes": array.concat(["WILDCARD_USAGE_TOO_PERMISSIVE"], _endpoint_code(document)),
			"key": condition.key,
		}),
	)
}

deny contains finding if {
	some name in _sensitive
	some [document, _, condition] in policy.conditions_on[name]
	document.kind == "vpce"
	operator.families[condition.base] == "numeric"
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("endpoint policies do not allow %s on %s", [condition.operator, condition.key]),
		object.union(_refusal(document), {"codes": ["VPCE_WILDCARD_IN_SYSTEM_ID"], "key": condition.key}),
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions_on["aws:userid"]
	condition.base in operator.wildcards
	some value in condition.values
	_has_wildcard(value)
	not regex.match(`^[^*?:]+:[^:]*$|^\*:[^*?:]+$`, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q can also be a stranger; a wildcard goes after the colon of aws:userid, or alone before it", [value.value]),
		object.union(_refusal(document), {"codes": ["WILDCARD_USAGE_TOO_PERMISSIVE"], "key": condition.key}),
	)
}

deny contains finding if {
	some name in _sensitive
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	not _side_by_side(condition, value)
	some part in value.match.parts
	part.variable
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%s is compared with what the request says about itself (%s); write the id", [condition.key, value.value]),
		object.union(
			{"codes": ["VARIABLE_USAGE_TOO_PERMISSIVE"], "key": condition.key, "verdict": "hygiene"},
			_usual(value),
		),
	)
}

# Endpoint policies: six literal characters in a row before or after a wildcard.
deny contains finding if {
	some [document, _, condition] in policy.conditions
	document.kind == "vpce"
	condition.base in {"stringlike", "stringnotlike"}
	not condition.name in _sensitive
	some value in condition.values
	_has_wildcard(value)
	not regex.match(`[^*?]{6}`, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("endpoint policies want six literal characters beside the wildcard of %q", [value.value]),
		object.union(_refusal(document), {"codes": ["VPCE_WILDCARD_SIX_CHARS"], "key": condition.key}),
	)
}

_has_wildcard(value) if {
	not value.unknown
	regex.match(`[*?]`, regex.replace(value.value, `\$\{[^}]*\}`, ""))
}

_like := {
	"stringequals": "StringLike",
	"stringequalsignorecase": "StringLike",
	"stringnotequals": "StringNotLike",
	"stringnotequalsignorecase": "StringNotLike",
}

_principal_code(condition) := ["DENY-PRIN-005"] if condition.name in {"aws:principalarn", "aws:userid"}

_principal_code(condition) := [] if not condition.name in {"aws:principalarn", "aws:userid"}

_endpoint_code(document) := ["VPCE_WILDCARD_IN_SYSTEM_ID"] if document.kind == "vpce"

_endpoint_code(document) := [] if document.kind != "vpce"

_refusal(document) := {"severity": "error", "verdict": "apply-error"} if document.kind == "vpce"

_refusal(document) := {"verdict": "hygiene"} if document.kind != "vpce"

# AWS's own policies keep their callers to resources of the same account or organization.
_side_by_side(condition, value) if [condition.name, lower(value.value)] in [
	["aws:resourceaccount", "${aws:principalaccount}"],
	["aws:resourceorgid", "${aws:principalorgid}"],
]

# The same the other way round leaves it to the resource whom it trusts.
_usual(value) := {"severity": "note"} if {
	lower(value.value) in {"${aws:resourceaccount}", "${aws:resourceorgid}"}
} else := {}

_sensitive := [
	"aws:principalaccount",
	"aws:principalorgid",
	"aws:resourceaccount",
	"aws:resourceorgid",
	"aws:sourceaccount",
	"aws:sourceorgid",
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:vpceaccount",
	"aws:vpceorgid",
]
