# METADATA
# title: TrustPolicyAction
# description: |
#   A role trust policy allows STS actions only, and each way to assume a role has its
#   kind of principal: AssumeRoleWithSAML a SAML provider, AssumeRoleWithWebIdentity an
#   OIDC provider, AssumeRole everybody else. Source identity and session tags need
#   SetSourceIdentity and TagSession beside it, IAM Roles Anywhere both. Otherwise IAM
#   refuses the policy, or nobody ever gets the role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
#   - ref: https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
#     description: Trust model in IAM Roles Anywhere
# custom:
#   id: ORG781
#   severity: error
#   when: ["kind:trust", "trust-action|trust:saml|trust:oidc|roles-anywhere|key:sts:sourceidentity|key:aws:tagkeys|key:sts:transitivetagkeys|key:aws:requesttag/*"]
#   since: Unreleased
#   fix: Allow the STS action that fits the principal.
#   codes:
#     - IAMAPI_TRUST_ACTION_NOT_STS
#     - MISMATCHED_ACTION_FOR_PRINCIPAL
#     - MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY
#     - MISSING_ACTION_FOR_CONDITION_KEY
#   seed: cross-account-role
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRoleWithSAML"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole"}}'
package lint403.rules.organization.trust_action

import data.lint403.lib.policy

# What a role trust policy may hold.

deny contains finding if {
	some field in ["actions", "not_actions"]
	some i, place
	policy.statements_of_kind.trust[i][1][field][place].value != "sts:AssumeRole"
	[document, statement] := policy.statements_of_kind.trust[i]
	action := statement[field][place]
	not action.unknown
	some problem in _not_trust(action)
	finding := policy.finding(
		rego.metadata.chain(), document, action.range, problem.msg,
		{
			"codes": ["IAMAPI_TRUST_ACTION_NOT_STS"],
			"severity": problem.severity,
			"verdict": problem.verdict,
			"key": sprintf("%d %s", [statement.index, action.value]),
		},
	)
}

_not_trust(action) := [{
	"severity": "error",
	"verdict": "apply-error",
	"msg": sprintf("a role trust policy takes only actions of STS such as sts:AssumeRole; IAM refuses %q", [action.value]),
}] if {
	action.service != "sts"
} else := [{
	"severity": "warning",
	"verdict": "hygiene",
	"msg": sprintf("IAM asks for exact action names in a role trust policy; write out what %q stands for", [action.value]),
}] if {
	regex.match(`[*?]`, action.name)
} else := [{
	"severity": "error",
	"verdict": "apply-error",
	"msg": sprintf("%q is no action that a role trust policy takes", [action.value]),
}] if {
	not _spelling[action.name]
} else := [{
	"severity": "warning",
	"verdict": "hygiene",
	"msg": sprintf("IAM asks for the exact spelling %q in a role trust policy", [_spelling[action.name]]),
}] if {
	_spelling[action.name] != action.value
} else := []

_spelling := {lower(regex.replace(name, `^sts:`, "")): name |
	some name in [
		"sts:AssumeRole",
		"sts:AssumeRoleWithSAML",
		"sts:AssumeRoleWithWebIdentity",
		"sts:AssumeRoot",
		"sts:DecodeAuthorizationMessage",
		"sts:GetAccessKeyInfo",
		"sts:GetCallerIdentity",
		"sts:GetDelegatedAccessToken",
		"sts:GetFederationToken",
		"sts:GetServiceBearerToken",
		"sts:GetSessionToken",
		"sts:GetWebIdentityToken",
		"sts:SetContext",
		"sts:SetSourceIdentity",
		"sts:TagGetWebIdentityToken",
		"sts:TagSession",
	]
}

# The way to assume a role and who can take it.

deny contains finding if {
	some [document, statement] in _grants
	some action in statement.actions
	way := action.name
	forms := _ways[way]
	not _any_of(statement.principals, forms)
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("nobody in Principal can use %s: it is for %s", [action.value, _noun[way]]),
		{
			"codes": ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
			"verdict": "denied",
			"key": sprintf("%d %s", [statement.index, way]),
		},
	)
}

deny contains finding if {
	some [document, statement] in _grants
	used := {way | some way, _ in _ways; policy.reaches_action(statement, sprintf("sts:%s", [way]))}
	count(used) > 1
	some entry in statement.principals
	not _fits(entry, used)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s cannot use any of the actions of this statement", [entry.value]),
		{
			"codes": ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
			"severity": "warning",
			"verdict": "policy-error",
			"key": sprintf("%d %s", [statement.index, entry.value]),
		},
	)
}

# Statements whose principals and actions are all known.
_grants := [[document, statement] |
	some [document, statement] in policy.statements_of_kind.trust
	policy.allows(statement)
	statement.actions
	not policy.open_actions(statement)
	count(statement.principals) > 0
	not _open_principals(statement)
]

# Not known yet, or invalid, which is a finding of its own.
_open_principals(statement) if {
	some entry in statement.principals
	entry.form == "other"
}

_federated := {"saml", "oidc"}

_ways := {
	"assumerole": {
		"any", "account", "root", "user", "role", "session", "federated-user",
		"service", "canonical", "oai", "unique-id",
	},
	"assumerolewithsaml": {"saml"},
	"assumerolewithwebidentity": {"oidc"},
}

_noun := {
	"assumerole": "accounts, users, roles and services, not for a federated provider",
	"assumerolewithsaml": "a SAML provider named by Federated",
	"assumerolewithwebidentity": "an OIDC provider named by Federated",
}

_any_of(entries, forms) if {
	some entry in entries
	entry.form in forms
}

_fits(entry, used) if {
	some way in used
	entry.form in _ways[way]
}

# Roles Anywhere sets a source identity and tags on every session.

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.trust
	_trusts_anywhere(statement)
	policy.allows(statement)
	not _open_policy(document)
	missing := [name |
		some name in ["AssumeRole", "SetSourceIdentity", "TagSession"]
		not _anywhere_may(document, sprintf("sts:%s", [lower(name)]))
	]
	count(missing) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "Action"),
		sprintf("IAM Roles Anywhere needs sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession; sts:%s is missing", [concat(" and sts:", missing)]),
		{
			"codes": ["MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"],
			"verdict": "denied",
			"key": sprintf("%d anywhere", [statement.index]),
		},
	)
}

_trusts_anywhere(statement) if statement.principals[_].value == "rolesanywhere.amazonaws.com"

_anywhere_may(document, action) if {
	some statement in document.statements
	policy.allows(statement)
	_trusts_anywhere(statement)
	policy.reaches_action(statement, action)
}

# Keys that only a companion action sets.

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.trust
	some condition in statement.conditions
	policy.allows(statement)
	some action in _companion(condition.name)
	not _open_policy(document)
	not _allowed(document, lower(action))
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("%s is only set when the session may call %s, which no statement allows", [condition.key, action]),
		{
			"codes": ["MISSING_ACTION_FOR_CONDITION_KEY"],
			"severity": _certainty(condition),
			"verdict": "policy-error",
			"key": sprintf("%d %s", [statement.index, condition.name]),
		},
	)
}

_companion("sts:sourceidentity") := ["sts:SetSourceIdentity"]

_companion(name) := ["sts:TagSession"] if name in {"aws:tagkeys", "sts:transitivetagkeys"}

_companion(name) := ["sts:TagSession"] if startswith(name, "aws:requesttag/")

# Without the key a positive operator never holds, and the role is never assumed.
_certainty(condition) := "error" if {
	not condition.if_exists
	not condition.set == "forallvalues"
	not condition.base in {"null", "notipaddress"}
	not contains(condition.base, "not")
} else := "warning"

_allowed(document, action) if {
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, action)
}

_open_policy(document) if document.incomplete

_open_policy(document) if {
	some statement in document.statements
	policy.open_actions(statement)
}
