# METADATA
# title: UnknownElement
# description: |
#   A member that the policy grammar does not know. Names are case-sensitive, and each
#   belongs to one level: Version, Id and Statement to the document, everything else to
#   a statement. AWS refuses the policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
#     description: IAM JSON policy element reference
# custom:
#   id: DOC004
#   severity: error
#   when: [anomaly:unknown-member|anomaly:member-case|anomaly:misplaced-member]
#   since: Unreleased
#   verdict: apply-error
#   fix: Use the element's exact name, at its level.
#   codes: [INVALID_POLICY_ELEMENT]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Actions":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.unknown_element

import data.lint403.lib.policy

deny contains finding if {
	some kind in ["unknown-member", "member-case", "misplaced-member"]
	some [document, anomaly] in policy.anomalies[kind]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range, _message(kind, anomaly),
		object.union(_repair(document, anomaly), {"codes": ["INVALID_POLICY_ELEMENT"], "key": anomaly.path}),
	)
}

_message("unknown-member", anomaly) := sprintf("%q is no element of a policy; AWS refuses it", [anomaly.name]) if {
	not anomaly.detail
}

_message("unknown-member", anomaly) := sprintf("%q is no element of a policy; did you mean %q?", [
	anomaly.name,
	anomaly.detail,
]) if {
	anomaly.detail
}

_message("member-case", anomaly) := sprintf("%q must be spelled %q; element names are case-sensitive", [
	anomaly.name,
	anomaly.detail,
])

_message("misplaced-member", anomaly) := sprintf("%q belongs %s; AWS refuses it here", [
	anomaly.name,
	_level(anomaly),
])

_level(anomaly) := "inside a statement" if anomaly.statement < 0

_level(anomaly) := "at the top of the document" if anomaly.statement >= 0

_repair(document, anomaly) := policy.repair(
	document,
	sprintf("Rename it to %s.", [anomaly.detail]),
	[policy.rename(document, anomaly.range, anomaly.name, anomaly.detail)],
) if {
	anomaly.kind == "member-case"
	not _taken(document, anomaly)
} else := {"fix": {
	"description": sprintf("Remove it, or make one of it and %s.", [anomaly.detail]),
	"edits": [],
	"safe": false,
}} if {
	anomaly.kind == "member-case"
} else := {}

# A member must not be there twice.
_taken(document, anomaly) if {
	some other in document.anomalies
	other.kind == "member-case"
	other.statement == anomaly.statement
	other.detail == anomaly.detail
	other.range != anomaly.range
}

_taken(document, anomaly) if {
	some statement in document.statements
	statement.index == anomaly.statement
	anomaly.detail in statement.elements
}

_taken(document, anomaly) if {
	anomaly.statement < 0
	member := {"Version": "version", "Id": "document_id", "Statement": "statements"}[anomaly.detail]
	not object.get(document, member, []) == []
}
