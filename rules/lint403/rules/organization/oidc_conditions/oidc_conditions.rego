# METADATA
# title: OidcTrustWithoutCondition
# description: |
#   A trust policy that lets in an OIDC provider must say which of its tokens: without a
#   condition on a claim of the provider, anybody who can get a token there gets the
#   role, and for GitHub that is every repository in the world. A wildcard in the GitHub
#   subject lets in more repositories or branches than one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
#     description: Create a role for OpenID Connect federation
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: ORG783
#   severity: warning
#   when: [kind:trust, principal:oidc|key:token.actions.githubusercontent.com:sub]
#   since: Unreleased
#   verdict: hygiene
#   fix: Compare the provider's aud and sub claims with the values you mean.
#   codes:
#     - MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL
#     - MISSING_GITHUB_REPO_CONDITION_KEY
#     - SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"accounts.google.com:aud":"app-id"}}}}'
package lint403.rules.organization.oidc_conditions

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, entry, host] in _providers
	not _tests(statement, host)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("no condition says which tokens of %s may assume the role; compare %s:aud and %s:sub", [host, host, host]),
		{
			"codes": array.concat(["MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"], _repository(host)),
			"key": sprintf("%d %s", [statement.index, host]),
		},
	)
}

deny contains finding if {
	some [document, statement, entry, host] in _providers
	host == _github
	_tests(statement, host)
	not _condition_on(statement, sprintf("%s:sub", [_github]))
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("no condition on %s:sub says which repository may assume the role, so any on GitHub can", [_github]),
		{"codes": ["MISSING_GITHUB_REPO_CONDITION_KEY"], "key": sprintf("%d sub", [statement.index])},
	)
}

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on[sprintf("%s:sub", [_github])]
	document.kind == "trust"
	policy.allows(statement)
	condition.base == "stringlike"
	some value in condition.values
	not value.unknown
	_loose(statement, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q lets in more than one repository and branch; write repo:OWNER/NAME:ref:refs/heads/BRANCH", [value.value]),
		{
			"codes": ["SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"],
			"key": sprintf("%d %s", [statement.index, value.value]),
		},
	)
}

_github := "token.actions.githubusercontent.com"

_repository(host) := ["MISSING_GITHUB_REPO_CONDITION_KEY"] if {
	host == _github
} else := []

_providers := [[document, statement, entry, host] |
	some [document, statement, element, entry] in policy.principals_of_form.oidc
	document.kind == "trust"
	element == "Principal"
	not entry.unknown
	policy.allows(statement)
	not policy.open_actions(statement)
	policy.reaches_action(statement, "sts:assumerolewithwebidentity")
	not policy.open_conditions(statement)
	host := lower(regex.replace(entry.value, `^arn:.*:oidc-provider/`, ""))
]

# A provider with a path is named without it in some of its keys.
_tests(statement, host) if {
	some condition in statement.conditions
	startswith(condition.name, sprintf("%s:", [host]))
}

_tests(statement, host) if {
	some condition in statement.conditions
	startswith(condition.name, sprintf("%s/", [host]))
}

_condition_on(statement, name) if {
	some condition in statement.conditions
	condition.name == name
}

# A wildcard in the repository always counts, one behind it unless the branch is tested
# by a claim of its own.
_loose(_, subject) if regex.match(`^[^:]*[*?]|^repo:[^:]*[*?]`, subject)

_loose(statement, subject) if {
	regex.match(`[*?]`, subject)
	not _tests_branch(statement)
}

_tests_branch(statement) if {
	some condition in statement.conditions
	condition.name in {sprintf("%s:ref", [_github]), sprintf("%s:job_workflow_ref", [_github])}
	condition.base == "stringequals"
}
