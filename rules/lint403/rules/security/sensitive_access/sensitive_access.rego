# METADATA
# title: SensitiveAccess
# description: |
#   An identity policy allows an action on a resource that the configuration names as
#   sensitive: pairs of action and resource in data.lint403.config.sensitive.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC009
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Leave the resource out, or accept the finding with a reason.
#   codes: [PARLIAMENT_SENSITIVE_ACCESS]
package lint403.rules.security.sensitive_access

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some pair in data.lint403.config.sensitive
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	policy.reaches_action(statement, lower(pair.action))
	some resource in statement.resources
	_reaches(resource, pair.resource)
	finding := policy.finding(
		rego.metadata.chain(), document, resource.range,
		sprintf("%s on %s is allowed, which the configuration names as sensitive", [pair.action, pair.resource]),
		{
			"codes": ["PARLIAMENT_SENSITIVE_ACCESS"],
			"key": sprintf("%d %s %s", [statement.index, pair.action, pair.resource]),
		},
	)
}

_reaches(resource, sensitive) if policy.matches(resource.match, sensitive)

# The sensitive resource is a pattern of its own.
_reaches(resource, sensitive) if {
	endswith(sensitive, "*")
	not resource.unknown
	startswith(resource.value, trim_suffix(sensitive, "*"))
}
