# METADATA
# title: UnknownServiceInAction
# description: |
#   The part of an action before the colon names no service, so the action grants
#   nothing. S3 refuses a bucket policy with such an action.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: Actions, resources, and condition keys for AWS services
# custom:
#   id: ACT231
#   severity: warning
#   since: Unreleased
#   fix: Write the prefix of the service.
#   codes: [INVALID_SERVICE_IN_ACTION, ARN-004]
#   seed: missing-action
#   when: ["action:service-unknown"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s33:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.action.unknown_service

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.actions["service-unknown"]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		_message(entry, fact),
		object.union_n([
			reference.suggestion(document, entry, fact),
			_weight(fact),
			{"codes": ["INVALID_SERVICE_IN_ACTION", "ARN-004"], "key": entry.value},
		]),
	)
}

_message(entry, fact) := sprintf("AWS has withdrawn the service of %q, so it grants nothing", [entry.value]) if {
	fact.detail == "retired"
} else := sprintf("no service has the prefix of %q%s; %s", [entry.value, reference.hint(fact), reference.age])

_weight(fact) := {"severity": "note", "verdict": "hygiene"} if fact.detail == "retired"

_weight(fact) := {} if not fact.detail
