# METADATA
# title: DuplicateSid
# description: |
#   Two statements have the same Sid. IAM, Organizations and KMS refuse the policy
#   ("Statement IDs (SID) in a single policy must be unique"); S3 and other services
#   accept it, and nobody can tell the statements apart in logs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
#     description: "IAM JSON policy elements: Sid"
# custom:
#   id: DOC013
#   severity: error
#   when: [sid-twice]
#   since: Unreleased
#   fix: Give every statement a Sid of its own.
#   codes: [UNIQUE_SIDS_REQUIRED, UNIQUE_SIDS_RECOMMENDED]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"},{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"},{"Sid":"B","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}'
package lint403.rules.document.duplicate_sid

import data.lint403.lib.policy

deny contains finding if {
	some id
	input.policies[id].statements[1] # a second statement
	document := input.policies[id]
	sids := {index: sid |
		some index
		sid := document.statements[index].sid.value
		sid != ""
	}
	count(sids) > count({sid | sid := sids[_]})
	some index, sid in sids
	earlier := min([other | some other, value in sids; value == sid])
	earlier < index
	finding := policy.finding(
		rego.metadata.chain(), document, document.statements[index].sid.range,
		sprintf("Sid %q is already the Sid of statement %d%s", [sid, earlier + 1, _consequence(document.kind)]),
		object.union_n([
			_repair(document, index, sid),
			_grade(document.kind),
			{
				"related": [{"msg": "the first one", "range": document.statements[earlier].sid.range}],
				"key": sprintf("%s %d", [sid, index]),
			},
		]),
	)
}

_strict := policy.identity_kinds | {"scp", "rcp", "trust", "kms"}

_grade(kind) := {"codes": ["UNIQUE_SIDS_REQUIRED"], "verdict": "apply-error"} if {
	kind in _strict
} else := {"codes": ["UNIQUE_SIDS_RECOMMENDED"], "severity": "warning", "verdict": "hygiene"}

_consequence(kind) := "; AWS refuses the policy" if {
	kind in _strict
} else := ""

_repair(document, index, sid) := policy.repair(
	document,
	sprintf("Rename it to %q.", [renamed]),
	[policy.replace_string(document.statements[index].sid.range, sid, renamed)],
) if {
	not document.statements[index].sid.unknown
	renamed := sprintf("%s%d", [sid, index + 1])
	not _taken(document, renamed)
} else := {}

_taken(document, sid) if {
	some statement in document.statements
	statement.sid.value == sid
}
