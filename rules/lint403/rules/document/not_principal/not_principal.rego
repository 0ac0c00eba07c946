# METADATA
# title: NotPrincipal
# description: |
#   Allow with NotPrincipal lets in everyone else, anonymous callers included; S3 refuses
#   it. Deny with NotPrincipal spares only callers whose whole chain is listed: for a
#   user the user and its account, for a role the role, its account and the very session,
#   so the role named there is denied all the same. The idiom that works is a Deny for
#   `"*"` with `ArnNotEquals` on aws:PrincipalArn.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
#     description: "AWS JSON policy elements: NotPrincipal"
# custom:
#   id: DOC023
#   severity: warning
#   when: [element:NotPrincipal]
#   since: Unreleased
#   verdict: hygiene
#   fix: Deny "*" with ArnNotEquals on aws:PrincipalArn instead.
#   codes:
#     - ALLOW_WITH_NOT_PRINCIPAL
#     - S3API_ALLOW_NOTPRINCIPAL
#     - NEW_NOTPRINCIPAL_DENY_INCOMPLETE
#     - VPCE_NOTPRINCIPAL
#   seed: deny-principal
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/app"}}}}'
package lint403.rules.document.not_principal

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in _statements
	policy.allows(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "NotPrincipal"),
		sprintf("Allow with NotPrincipal lets in everyone who is not listed%s", [_refusal(document)]),
		object.union(_refused(document), {"key": sprintf("%d allow", [statement.index])}),
	)
}

deny contains finding if {
	some [document, statement] in _statements
	document.kind == "vpce"
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "NotPrincipal"),
		"an endpoint policy should not use NotPrincipal; a gateway endpoint takes only \"*\" as Principal",
		{"codes": ["VPCE_NOTPRINCIPAL"], "key": sprintf("%d endpoint", [statement.index])},
	)
}

deny contains finding if {
	some [document, statement] in _statements
	policy.denies(statement)
	not _open(statement)
	missing := _missing(statement.not_principals)
	count(missing) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "NotPrincipal"),
		sprintf("this Deny also hits who it means to spare, because NotPrincipal lacks %s%s", [
			concat(" and ", missing),
			"; deny \"*\" with ArnNotEquals on aws:PrincipalArn instead",
		]),
		{
			"codes": ["NEW_NOTPRINCIPAL_DENY_INCOMPLETE"],
			"verdict": "policy-error",
			"key": sprintf("%d deny", [statement.index]),
		},
	)
}

_statements := [[document, statement] |
	some [document, statement] in policy.statements
	"NotPrincipal" in statement.elements
	document.kind in ((policy.resource_kinds | {"rcp"}) - {"trust"})
]

_refusal(document) := "; S3 refuses it" if {
	document.kind in {"bucket", "access-point"}
} else := ", anonymous callers included"

_refused(document) := {
	"codes": ["ALLOW_WITH_NOT_PRINCIPAL", "S3API_ALLOW_NOTPRINCIPAL"],
	"severity": "error",
	"verdict": "apply-error",
} if {
	document.kind in {"bucket", "access-point"}
} else := {"codes": ["ALLOW_WITH_NOT_PRINCIPAL"]}

_open(statement) if {
	some entry in statement.not_principals
	entry.unknown
}

# The account of every user, role and session, and the role of every session.
_missing(entries) := {_account_arn(entry) |
	some entry in entries
	entry.form in {"user", "role", "session"}
	not _lists_account(entries, entry.account)
} | {role |
	some entry in entries
	entry.form == "session"
	some [_, name] in regex.find_all_string_submatch_n(`:assumed-role/([^/]+)/`, entry.value, 1)
	not _lists_role(entries, name)
	role := sprintf("the role %s", [name])
}

_account_arn(entry) := sprintf("arn:aws:iam::%s:root", [entry.account])

_lists_account(entries, account) if {
	some entry in entries
	entry.form in {"root", "account"}
	entry.account == account
}

_lists_role(entries, name) if {
	some entry in entries
	entry.form == "role"
	endswith(entry.value, sprintf("/%s", [name]))
}
