# METADATA
# title: SetOperatorOnAudience
# description: |
#   ForAnyValue and ForAllValues are for keys with several values. The audience of the
#   well-known providers is a single value, and for other providers it depends on their
#   tokens: ForAllValues holds when the claim is absent, so it lets in tokens without one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
#     description: Single-valued vs. multivalued context keys
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: ORG784
#   severity: warning
#   when: [kind:trust, set:foranyvalue|set:forallvalues]
#   since: Unreleased
#   verdict: hygiene
#   fix: Compare the audience without ForAnyValue or ForAllValues.
#   codes: [FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE, CONFIRM_AUDIENCE_CLAIM_TYPE]
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAnyValue:StringEquals":{"accounts.google.com:aud":"app-id"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"accounts.google.com:aud":"app-id"}}}}'
package lint403.rules.organization.audience_claim

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in _audiences
	condition.set == "foranyvalue"
	_single[condition.name]
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("%s is a single value; compare it without ForAnyValue", [condition.key]),
		{"codes": _single[condition.name], "key": sprintf("%d %s", [statement.index, condition.name])},
	)
}

deny contains finding if {
	some [document, statement, condition] in _audiences
	not _known(condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("%s may be a single value; make sure that the provider sends a list before you use %s", [
			condition.key,
			regex.replace(condition.operator, `:.*$`, ""),
		]),
		{
			"codes": ["CONFIRM_AUDIENCE_CLAIM_TYPE"],
			"severity": "note",
			"key": sprintf("%d %s", [statement.index, condition.name]),
		},
	)
}

# ForAllValues on a known audience is another rule's finding.
_known(condition) if {
	_single[condition.name]
	not _asks(condition)
}

# GitHub's under ForAllValues.
_asks(condition) if {
	condition.set == "forallvalues"
	"CONFIRM_AUDIENCE_CLAIM_TYPE" in _single[condition.name]
}

_audiences := [[document, statement, condition] |
	some [document, statement] in policy.statements_of_kind.trust
	some condition in statement.conditions
	not condition.unknown
	condition.set in {"forallvalues", "foranyvalue"}
	endswith(condition.name, ":aud")
]

# The audiences of the built-in and best-known providers. AWS's own check does not know
# GitHub's and asks to confirm it.
_single := {
	"accounts.google.com:aud": ["FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"],
	"cognito-identity.amazonaws.com:aud": ["FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"],
	"saml:aud": ["FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"],
	"token.actions.githubusercontent.com:aud": [
		"FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
		"CONFIRM_AUDIENCE_CLAIM_TYPE",
	],
}
