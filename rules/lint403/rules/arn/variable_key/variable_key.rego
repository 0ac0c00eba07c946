# METADATA
# title: VariableHasNoValue
# description: |
#   A policy variable never has a value: no condition key has its name, the key holds
#   several values, which can not be put in one place, or the principals that have the
#   policy are roles, whose sessions have no `aws:username`. Without a value the ARN or
#   the condition matches nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
#     description: IAM policy elements, variables and tags
# custom:
#   id: ARN323
#   severity: error
#   since: Unreleased
#   fix: Name a condition key that the requests have, or give a default value.
#   codes:
#     - NEW_UNKNOWN_VARIABLE_KEY
#     - NEW_MULTIVALUED_KEY_AS_VARIABLE
#     - NEW_USERNAME_VARIABLE_FOR_ROLE
#     - ARN-008
#   seed: arn
#   when: ["variable"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:PrincipalTags/team}/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:PrincipalTag/team}/*"}}'
package lint403.rules.arn.variable_key

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, range, found] in reference.variables
	reason := _reason(document, found.variable)
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		range,
		sprintf("policy variable %q %s", [found.variable.text, reason.msg]),
		object.union(reason.fields, {"key": found.variable.text}),
	)
}

_reason(_, variable) := {"msg": "names no condition key", "fields": {
	"codes": ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"],
	"severity": "warning",
}} if {
	contains(variable.key, ":") == false
} else := {"msg": msg, "fields": object.union(
	_doubt(key),
	{"codes": ["NEW_UNKNOWN_VARIABLE_KEY", "ARN-008"]},
)} if {
	key := reference.key(variable.key)
	not key.known
	not split(variable.key, ":")[0] in _session_variables
	msg := sprintf("names a condition key that does not exist%s", [_instead(key)])
}

_reason(_, variable) := {
	"msg": "names a key with several values, which is no variable",
	"fields": {"codes": ["NEW_MULTIVALUED_KEY_AS_VARIABLE"]},
} if {
	reference.key(variable.key).array
}

_reason(document, variable) := {
	"msg": "has no value in sessions of roles; use ${aws:userid} or ${aws:PrincipalTag/...} for them",
	"fields": object.union(_for_roles(document), {"codes": ["NEW_USERNAME_VARIABLE_FOR_ROLE"]}),
} if {
	variable.key == "aws:username"
	not variable["default"]
	document.kind in policy.identity_kinds
}

# Undefined when a user has the policy.
_for_roles(document) := {} if {
	_holders(document) == {"role"}
} else := {"severity": "note", "verdict": "at-risk", "unknown": ["whether a role has the policy"]} if {
	object.get(document, "address", "") == ""
	count(_holders(document)) == 0
}

# A key may be newer than the reference.
_doubt(key) := {} if {
	key.near
	key.core
}

_doubt(key) := {"severity": "warning", "because": reference.age} if not key.near

_doubt(key) := {"severity": "warning", "because": reference.age} if {
	key.near
	not key.core
}

_instead(key) := sprintf("; %s is meant", [key.suggest]) if {
	key.suggest
	key.scope != "none"
} else := ""

# These services have variables of their own in the policies that they evaluate.
_session_variables := {"transfer", "iot", "greengrass"}

_holders(document) := {principal.kind |
	some principal in input.principals
	some held in [object.get(principal, "identity", []), object.get(principal, "sessions", [])]
	document.id in held
}
