# METADATA
# title: ServiceWildcard
# description: |
#   An identity policy allows every action of a service, or every Get and Put action of S3
#   on every resource.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC007
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the actions that are needed.
#   codes: [CLOUDSPLAINING_SERVICE_WILDCARD, TRIVY_AWS_0345, TRIVY_AWS_0346]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
package lint403.rules.security.service_wildcard

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	some action in statement.actions
	action.name == "*"
	action.service != "*"
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s is every action of the service", [action.value]),
		{"codes": _codes(action), "key": sprintf("%d %s", [statement.index, action.value])},
	)
}

deny contains finding if {
	some [document, statement] in access.identity_statements
	access.allows_everywhere(statement)
	some action in statement.actions
	_covers_all(action, "s3:get")
	_also(statement, "s3:put")
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		"every Get and Put action of S3 is allowed on every resource",
		{"codes": ["TRIVY_AWS_0346"], "key": sprintf("%d get put", [statement.index])},
	)
}

_codes(action) := ["CLOUDSPLAINING_SERVICE_WILDCARD", "TRIVY_AWS_0345"] if {
	action.service == "s3"
} else := ["CLOUDSPLAINING_SERVICE_WILDCARD"]

_also(statement, prefix) if {
	some action in statement.actions
	_covers_all(action, prefix)
}

_covers_all(action, prefix) if {
	action.match.kind == "prefix"
	startswith(prefix, action.match.text)
}
