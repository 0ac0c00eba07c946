# METADATA
# title: MalformedAction
# description: |
#   An action is written SERVICE:NAME, with one colon, no blanks, and wildcards in the name
#   only; `*` alone stands for everything. IAM refuses most other forms and silently
#   accepts some, such as a blank after the colon, which then match no request.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
#     description: IAM JSON policy elements, Action
# custom:
#   id: ACT232
#   severity: error
#   since: Unreleased
#   fix: Write SERVICE:NAME.
#   codes:
#     - IAMAPI_ACTION_WITHOUT_VENDOR
#     - IAMAPI_ACTION_MULTIPLE_COLONS
#     - IAMAPI_VENDOR_NOT_VALID
#     - CC_ACTION_CHARSET
#     - CC_ACTION_EMPTY
#     - CC_ACTION_WHITESPACE
#     - ARN-001
#   seed: arn
#   when: ["action:no-service|action:colons|action:service-characters|action:name-characters|action:empty|action:blank"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3: GetObject","Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.action.malformed_action

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some problem, reason in _reasons
	some [document, _, entry, fact] in reference.actions[problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("action %q %s%s", [entry.value, reason.msg, reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			reason.fields,
			_weight(document, problem),
			reference.unfilled(entry.value),
			{"key": entry.value},
		]),
	)
}

_reasons := {
	"no-service": {
		"msg": "names no service, so AWS refuses the policy",
		"fields": {"codes": ["IAMAPI_ACTION_WITHOUT_VENDOR"], "verdict": "apply-error"},
	},
	"colons": {
		"msg": "has more than one colon, so AWS refuses the policy",
		"fields": {"codes": ["IAMAPI_ACTION_MULTIPLE_COLONS"], "verdict": "apply-error"},
	},
	"service-characters": {
		"msg": "has characters in its service that none has; wildcards are for the name, and \"*\" alone is everything",
		"fields": {"codes": ["IAMAPI_VENDOR_NOT_VALID"], "verdict": "apply-error"},
	},
	"name-characters": {
		"msg": "has characters that no action has, so it matches nothing",
		"fields": {"codes": ["CC_ACTION_CHARSET"]},
	},
	"empty": {"msg": "names no action, so it matches nothing", "fields": {"codes": ["CC_ACTION_EMPTY"]}},
	"blank": {
		"msg": "holds a blank or an invisible character, so it matches nothing",
		"fields": {"codes": ["CC_ACTION_WHITESPACE", "ARN-001"]},
	},
}

# That IAM refuses a wildcard in the service is recorded; of others it is not.
_weight(document, "service-characters") := {"severity": "warning"} if not document.kind in policy.identity_kinds

_weight(document, "service-characters") := {} if document.kind in policy.identity_kinds

_weight(_, problem) := {} if problem != "service-characters"
