# METADATA
# title: SidCharacters
# description: |
#   IAM takes only letters and digits in a Sid ("Statement IDs (SID) must be
#   alpha-numeric"). S3 and KMS take blanks and punctuation too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
#     description: "IAM JSON policy elements: Sid"
# custom:
#   id: DOC012
#   severity: error
#   when: [sid-characters, kind:identity|kind:boundary|kind:session|kind:trust|kind:scp|kind:rcp]
#   since: Unreleased
#   verdict: apply-error
#   fix: Use only letters and digits in Sid.
#   codes: [UNSUPPORTED_SID]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Sid":"list-data","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Sid":"ListData","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.sid_characters

import data.lint403.lib.policy

deny contains finding if {
	some kind, severity in _severities
	some [document, statement] in policy.statements_of_kind[kind]
	regex.match(`[^0-9A-Za-z]`, statement.sid.value)
	not statement.sid.unknown
	not contains(statement.sid.value, "${")
	finding := policy.finding(
		rego.metadata.chain(), document, statement.sid.range,
		sprintf("Sid %q holds characters other than letters and digits, which IAM refuses", [statement.sid.value]),
		object.union(
			_repair(document, statement),
			{"codes": ["UNSUPPORTED_SID"], "severity": severity, "key": statement.sid.value},
		),
	)
}

# For the last three the rule is documented, and a refusal is not on record.
_severities := {
	"identity": "error",
	"boundary": "error",
	"session": "error",
	"trust": "warning",
	"scp": "warning",
	"rcp": "warning",
}

_repair(document, statement) := policy.repair(
	document,
	sprintf("Write %q.", [cleaned]),
	[policy.replace_string(statement.sid.range, statement.sid.value, cleaned)],
) if {
	words := [word |
		some part in regex.find_n(`[0-9A-Za-z]+`, statement.sid.value, -1)
		word := concat("", [upper(substring(part, 0, 1)), substring(part, 1, -1)])
	]
	cleaned := concat("", words)
	not _taken(document, cleaned)
} else := {}

_taken(document, sid) if {
	some statement in document.statements
	statement.sid.value == sid
}
