# METADATA
# title: SensitiveAccess
# description: |
#   An identity policy allows an action on a resource that must stay out of reach: one
#   that a declared access expects to be denied (`expect: deny` under `needs` in
#   .lint403.yaml), for the principal that has the policy or for everybody (`"*"`).
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC009
#   severity: warning
#   since: Unreleased
#   when: [need]
#   default: "off"
#   verdict: hygiene
#   fix: Leave the resource out, or accept the finding with a reason.
#   codes: [PARLIAMENT_SENSITIVE_ACCESS]
package lint403.rules.security.sensitive_access

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [need, sensitive] in _sensitive
	some [document, statement] in access.identity_statements
	_speaks_for(document, need.principal)
	policy.allows(statement)
	policy.reaches_action(statement, lower(need.action))
	some resource in statement.resources
	_reaches(resource, sensitive)
	finding := policy.finding(
		rego.metadata.chain(), document, resource.range,
		sprintf("%s on %s is allowed, which is expected to be denied", [need.action, sensitive]),
		{
			"codes": ["PARLIAMENT_SENSITIVE_ACCESS"],
			"related": [{"msg": "the expectation", "range": need.range} | need.range != ""],
			"key": sprintf("%d %s %s", [statement.index, need.action, sensitive]),
		},
	)
}

# Needs that must fail, with the ARN they are about.
_sensitive := [[need, _arn(need)] |
	some need in input.needs
	need.expect == "deny"
	need.action
]

_arn(need) := sprintf("arn:aws:s3:::%s/%s", [need.bucket, need.key]) if {
	need.key
} else := sprintf("arn:aws:s3:::%s", [need.bucket]) if {
	need.bucket
} else := need.resource

_speaks_for(_, "*")

_speaks_for(document, principal) if document.id in input.principals[principal].identity

_reaches(resource, sensitive) if policy.matches(resource.match, sensitive)

# The sensitive resource is a pattern of its own.
_reaches(resource, sensitive) if {
	endswith(sensitive, "*")
	not resource.unknown
	startswith(resource.value, trim_suffix(sensitive, "*"))
}
