# METADATA
# title: RcpHitsAwsServices
# description: |
#   An AWS service that acts for you, such as log delivery or replication, is in no
#   account and no organization of yours. An RCP that denies by aws:PrincipalOrgID or
#   aws:PrincipalAccount must spare it (`BoolIfExists` aws:PrincipalIsAWSService false),
#   and one that denies by aws:SourceOrgID or aws:SourceAccount must aim at it alone
#   (`Bool` aws:PrincipalIsAWSService true) and only where the service says for whom it
#   acts (`Null` aws:SourceAccount false).
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
#     description: Data perimeters
# custom:
#   id: ORG791
#   severity: warning
#   when: [kind:rcp, element:Condition]
#   since: Unreleased
#   verdict: hygiene
#   fix: Add the condition on aws:PrincipalIsAWSService, and Null on aws:SourceAccount.
#   codes:
#     - RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY
#     - RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY
#     - RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK
#   seed: org-policy
#   examples:
#     - kind: rcp
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}}'
package lint403.rules.organization.rcp_service_exemption

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in _conditions
	condition.name in {"aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount"}
	not _service_is(statement, "false")
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("this Deny by %s hits AWS services that act for you; add BoolIfExists aws:PrincipalIsAWSService false", [condition.key]),
		{
			"codes": ["RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"],
			"key": sprintf("%d %s", [statement.index, condition.name]),
		},
	)
}

deny contains finding if {
	some [document, statement, condition] in _conditions
	condition.name in _source_keys
	not _service_is(statement, "true")
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("%s is there only when an AWS service calls; add Bool aws:PrincipalIsAWSService true", [condition.key]),
		{
			"codes": ["RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY"],
			"key": sprintf("%d %s service", [statement.index, condition.name]),
		},
	)
}

deny contains finding if {
	some [document, statement, condition] in _conditions
	condition.name in _source_keys
	not _source_present(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("not every AWS service sets %s; add Null aws:SourceAccount false", [condition.key]),
		{
			"codes": ["RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK"],
			"key": sprintf("%d %s null", [statement.index, condition.name]),
		},
	)
}

_conditions := [[document, statement, condition] |
	some [document, statement] in policy.statements_of_kind.rcp
	policy.denies(statement)
	not policy.open_conditions(statement)
	some condition in statement.conditions
	condition.base != "null"
]

_source_keys := {"aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceaccount"}

_service_is(statement, value) if {
	some condition in statement.conditions
	condition.name == "aws:principalisawsservice"
	condition.base == "bool"
	some entry in condition.values
	_is(entry, value)
}

_source_present(statement) if {
	some condition in statement.conditions
	condition.base == "null"
	condition.name in {"aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"}
	some entry in condition.values
	_is(entry, "false")
}

_is(entry, value) if lower(entry.value) == value

_is(entry, _) if entry.unknown
