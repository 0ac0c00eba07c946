# METADATA
# title: CompanionActionsNotGranted
# description: |
#   A policy file grants an S3 action without those that often go with it. Without
#   `s3:ListBucket` a missing key answers 403 and not 404; a request that names a version
#   needs the action for versions; an upload with an ACL or tags needs `s3:PutObjectAcl` or
#   `s3:PutObjectTagging`. A single file does not tell whether that is wanted, so this is a
#   note; with Terraform the declared accesses are simulated instead.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
#     description: GetObject, Amazon S3 API Reference
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
#     description: Required permissions for Amazon S3 API operations
# custom:
#   id: ACT250
#   severity: note
#   since: Unreleased
#   fix: Grant the further actions if requests need them.
#   codes:
#     - NEW_GETOBJECT_WITHOUT_LISTBUCKET
#     - NEW_VERSION_ACTION_MISSING
#     - NEW_PUTOBJECT_ACL_ACTION_MISSING
#     - OBJ-001
#     - ACT-002
#   seed: missing-action
#   when: ["kind:identity", "service:s3", raw]
#   verdict: at-risk
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"]}}'
package lint403.rules.action.companion_actions

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.identity
	object.get(document, "address", "") == ""
	some action, companions in _companions
	entry := _first(document, action)
	lacking := [companion |
		some companion in companions
		not _granted(document, companion.actions)
	]
	count(lacking) > 0
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("%q is granted alone: %s", [entry.value, concat("; ", [companion.msg | some companion in lacking])]),
		{
			"codes": [code | some companion in lacking; some code in companion.codes],
			"unknown": [companion.unknown | some companion in lacking],
			"key": entry.value,
		},
	)
}

# Once per policy is enough.
_first(document, action) := [entry |
	some statement in document.statements
	policy.allows(statement)
	some entry in statement.actions
	lower(entry.value) == action
][0]

# Any of the actions will do, in whatever statement and on whatever resource.
_granted(document, actions) if {
	some statement in document.statements
	policy.allows(statement)
	some action in actions
	policy.reaches_action(statement, action)
}

_granted(document, _) if {
	some statement in document.statements
	policy.open_actions(statement)
}

_granted(document, _) if count(document.incomplete) > 0

_companions := {
	"s3:getobject": [
		{
			"actions": ["s3:listbucket"],
			"msg": "without s3:ListBucket a missing key answers 403",
			"codes": ["NEW_GETOBJECT_WITHOUT_LISTBUCKET", "OBJ-001"],
			"unknown": "whether keys may be missing",
		},
		{
			"actions": ["s3:getobjectversion"],
			"msg": "a request with a version id needs s3:GetObjectVersion",
			"codes": ["NEW_VERSION_ACTION_MISSING"],
			"unknown": "whether requests name a version",
		},
	],
	"s3:deleteobject": [{
		"actions": ["s3:deleteobjectversion"],
		"msg": "a request with a version id needs s3:DeleteObjectVersion",
		"codes": ["NEW_VERSION_ACTION_MISSING"],
		"unknown": "whether requests name a version",
	}],
	"s3:putobject": [{
		"actions": ["s3:putobjectacl", "s3:putobjecttagging"],
		"msg": "an upload with an ACL or tags needs s3:PutObjectAcl or s3:PutObjectTagging",
		"codes": ["NEW_PUTOBJECT_ACL_ACTION_MISSING", "ACT-002"],
		"unknown": "whether uploads send an ACL or tags",
	}],
}
