# METADATA
# title: ScpActionWildcard
# description: |
#   An SCP has a wildcard before the end of an action. AWS's own check still reports it,
#   but Organizations takes wildcards anywhere since September 2025, so this rule is off by
#   default.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: SEC031
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Put the wildcard at the end of the action.
#   codes: [SCP_SYNTAX_ERROR_ACTION_WILDCARD]
#   examples:
#     - kind: scp
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*Object","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}}'
package lint403.rules.security.scp_action_wildcard

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.scp
	some field in ["actions", "not_actions"]
	some action in statement[field]
	regex.match(`[*?].`, action.value)
	not action.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%q has a wildcard before its end", [action.value]),
		{"codes": ["SCP_SYNTAX_ERROR_ACTION_WILDCARD"], "key": sprintf("%d %s", [statement.index, action.value])},
	)
}
