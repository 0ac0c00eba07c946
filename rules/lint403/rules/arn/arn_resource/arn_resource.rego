# METADATA
# title: UnknownResourceInArn
# description: |
#   The last field of an ARN looks like no resource of the service: `keys/` for `key/`, an
#   access point without `/object/`, a bucket ARN that ends in a slash. It matches
#   nothing; IAM refuses IAM ARNs of this kind.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: Actions, resources, and condition keys for AWS services
# custom:
#   id: ARN307
#   severity: error
#   since: Unreleased
#   fix: Write the resource in the form that the service documents.
#   codes: [INVALID_ARN_RESOURCE, IAMAPI_IAM_RESOURCE_PATH, ARN-002]
#   seed: arn
#   when: ["arn:resource"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_resource

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources.resource
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q %s%s", [entry.value, _message(fact), reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			_weight(fact),
			{"codes": _codes(fact), "key": entry.value},
		]),
	)
}

_message(fact) := "names an object with an empty key, so it matches nothing" if fact.detail == "empty-key"

_message(fact) := sprintf("looks like no resource of %s, so it matches nothing", [fact.service]) if {
	object.get(fact, "detail", "") != "empty-key"
}

_codes(fact) := ["INVALID_ARN_RESOURCE", "IAMAPI_IAM_RESOURCE_PATH"] if fact.detail == "path"

_codes(fact) := ["INVALID_ARN_RESOURCE", "ARN-002"] if object.get(fact, "detail", "") != "path"

# A resource type may be newer than the reference, unless the text is a near miss.
_weight(fact) := {} if _certain(fact)

_weight(fact) := {"severity": "warning", "because": reference.age} if not _certain(fact)

_certain(fact) if {
	fact.core
	fact.near
}

_certain(fact) if {
	fact.core
	fact.detail in {"path", "empty-key", "shape"}
}
