# METADATA
# title: RedundantEntry
# description: |
#   An action or a resource is already covered by another entry of the same list, so it
#   changes nothing but the length of the policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC040
#   severity: note
#   when: [list]
#   since: Unreleased
#   verdict: hygiene
#   fix: Remove the entry that is covered.
#   codes: [REDUNDANT_ACTION, REDUNDANT_RESOURCE]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:List*","s3:ListBucket"],"Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:List*","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.redundant_entry

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, field, list] in _lists
	some index, entry in list
	not entry.unknown
	other := _covering(list, index, entry)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q is covered by %q in the same list", [entry.value, list[other].value]),
		object.union(_repair(document, list, index), {
			"codes": [_codes[field]],
			"related": [{"msg": "covers it", "range": list[other].range}],
			"key": sprintf("%d %s %s %d", [statement.index, field, entry.value, index]),
		}),
	)
}

_codes := {
	"actions": "REDUNDANT_ACTION",
	"not_actions": "REDUNDANT_ACTION",
	"resources": "REDUNDANT_RESOURCE",
	"not_resources": "REDUNDANT_RESOURCE",
}

# Only a list with two entries, one of them a wildcard or a repetition, can be
# redundant.
_lists := [[document, statement, field, list] |
	some [document, statement] in policy.statements
	some field, _ in _codes
	list := statement[field]
	count(list) > 1
	_worth_comparing(list)
]

_worth_comparing(list) if {
	some entry in list
	entry.match.kind in {"any", "prefix", "regex"}
}

_worth_comparing(list) if count({lower(entry.value) | some entry in list}) < count(list)

# The entry that covers this one; of two that cover each other the earlier stays.
_covering(list, index, entry) := min(others) if {
	others := [other |
		some other, candidate in list
		other != index
		policy.covers(candidate, entry)
		_stays(candidate, entry, other, index)
	]
	count(others) > 0
}

_stays(_, _, other, index) if other < index

_stays(candidate, entry, other, index) if {
	other > index
	not policy.covers(entry, candidate)
}

_repair(document, list, index) := policy.repair(
	document,
	"Remove the entry.",
	[policy.remove_entry(list[index - 1].range, list[index].range)],
) if {
	index > 0
	document.form in {"json", "file"}
} else := {}
