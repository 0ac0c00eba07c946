# METADATA
# title: AllowWithNegation
# description: |
#   An Allow with NotAction or NotResource grants everything but what it names, and every
#   action or resource that comes later with it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "IAM JSON policy elements: NotAction"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
#     description: "IAM JSON policy elements: NotResource"
# custom:
#   id: SEC008
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name what is allowed.
#   codes: [CLOUDSPLAINING_NOTACTION, PARLIAMENT_NOTRESOURCE_WITH_ALLOW]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}'
package lint403.rules.security.negated_element

import data.lint403.lib.policy

deny contains finding if {
	some element, code in _elements
	some [document, statement] in policy.statements
	element in statement.elements
	policy.allows(statement)
	not document.kind in {"scp", "rcp", "boundary"}
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, element),
		sprintf("Allow with %s grants everything but what it names", [element]),
		{"codes": [code], "key": sprintf("%d %s", [statement.index, element])},
	)
}

_elements := {
	"NotAction": "CLOUDSPLAINING_NOTACTION",
	"NotResource": "PARLIAMENT_NOTRESOURCE_WITH_ALLOW",
}
