# METADATA
# title: VariableNeedsVersion
# description: |
#   Policy variables exist since version 2012-10-17 of the policy language. In a policy of
#   version 2008-10-17, which is what a policy without `Version` is, `${aws:username}` is
#   plain text and the statement matches nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
#     description: IAM JSON policy elements, Version
# custom:
#   id: ARN322
#   severity: error
#   since: Unreleased
#   fix: 'Add "Version": "2012-10-17".'
#   codes: [VARIABLE_UNSUPPORTED_IN_VERSION, ARN-008]
#   seed: arn
#   when: ["variable", "version"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2008-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:username}/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:username}/*"}}'
package lint403.rules.arn.variable_needs_version

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, range, found] in reference.variables
	found.place.element in {"resources", "not_resources", "conditions"}
	object.get(found.variable, "problem", "") != "ampersand"
	_old(document)
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		range,
		sprintf("policy variable %q is plain text without \"Version\": \"2012-10-17\"", [found.variable.text]),
		{
			"codes": ["VARIABLE_UNSUPPORTED_IN_VERSION", "ARN-008"],
			"key": found.variable.text,
			"related": _version(document),
		},
	)
}

_old(document) if document.version.value == "2008-10-17"

_old(document) if {
	not document.version
	count(object.get(document, "incomplete", [])) == 0
}

_version(document) := [{"msg": "the version of the policy", "range": document.version.range}] if {
	document.version
} else := []
