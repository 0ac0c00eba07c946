# METADATA
# title: KeyPolicyLocksOut
# description: |
#   A key policy decides alone who may use and manage its key. If nobody may call
#   kms:PutKeyPolicy, KMS refuses the policy (its lockout safety check), and if that is
#   bypassed the key can never be managed again. If no statement names the account, the
#   identity policies of its roles and users grant nothing on the key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
#     description: Default key policy
#   - ref: https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
#     description: PutKeyPolicy
# custom:
#   id: KMS530
#   severity: warning
#   when: [kind:kms]
#   since: Unreleased
#   verdict: policy-error
#   fix: Allow kms:* to the account (arn:aws:iam::ACCOUNT:root) on Resource "*".
#   codes: [KMSAPI_LOCKOUT, KMS_NO_ROOT_DELEGATION]
#   seed: kms
#   examples:
#     - kind: kms
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"kms:Decrypt","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"kms:*","Resource":"*"}}'
package lint403.rules.kms.key_policy_lockout

import data.lint403.lib.policy

deny contains finding if {
	some document in _documents
	not _manageable(document)
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		"no statement allows anybody to call kms:PutKeyPolicy, so KMS refuses this key policy",
		object.union(_grade(document), {"codes": ["KMSAPI_LOCKOUT"], "key": "lockout"}),
	)
}

deny contains finding if {
	some document in _documents
	not _delegates(document)
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		"no statement names the account, so identity policies grant nothing on this key",
		{"codes": ["KMS_NO_ROOT_DELEGATION"], "verdict": "at-risk", "key": "delegation"},
	)
}

_documents := [document |
	some document in policy.of_kind.kms
	not document.incomplete
	count(document.statements) > 0
]

_manageable(document) if {
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "kms:putkeypolicy")
}

_manageable(document) if {
	some statement in document.statements
	policy.open_actions(statement)
}

_delegates(document) if {
	some statement in document.statements
	policy.allows(statement)
	_names_account(statement)
}

_names_account(statement) if {
	some entry in statement.principals
	entry.form in {"any", "account", "root"}
}

# What is not known yet may be the account.
_names_account(statement) if {
	some entry in statement.principals
	entry.form == "other"
	entry.unknown
}

_names_account(statement) if statement.not_principals

# Terraform can ask to skip the check; a document by itself may be a piece of one.
_grade(document) := {"severity": "error", "verdict": "apply-error"} if {
	type := policy.owner_type(document)
	type in {"aws_kms_key", "aws_kms_key_policy"}
	some resource in input.resources[type]
	resource.address == document.address
	not _skips_check(resource)
} else := {}

_skips_check(resource) if not resource.values.bypass_policy_lockout_safety_check in {false, null}
