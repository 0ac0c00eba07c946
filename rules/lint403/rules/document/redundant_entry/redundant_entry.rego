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
#   when: [overlap]
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
	outers := _outers(list)
	outers != set()
	some index in _inners(list, outers)
	entry := list[index]
	other := min({outer | some outer in outers; _covers(list, outer, index)})
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

_lists := [[document, statement, field, list] |
	some field in ["actions", "not_actions", "resources", "not_resources"]
	some i
	policy.statements[i][1][field][1] # a second entry
	[document, statement] := policy.statements[i]
	list := statement[field]
]

# The entries that can cover another one: wildcards, and those that are repeated.
_outers(list) := wild | _repeated(list) if {
	wild := {index |
		some kind in ["any", "prefix", "regex"]
		some index
		list[index].match.kind == kind
	}
}

_repeated(list) := {index | some index, entry in list; entry.match in twins} if {
	count({match | match := list[_].match}) < count(list)
	sorted := sort([match | match := list[_].match])
	twins := {match | some i, match in sorted; i > 0; sorted[i - 1] == match}
} else := set()

# The entries that one of those may cover, found quickly in the long lists of roles for
# people: what no prefix fits is covered by nothing, unless another kind of wildcard is
# there.
_inners(list, outers) := numbers.range(0, count(list) - 1) if {
	some outer in outers
	list[outer].match.kind in {"any", "regex"}
} else := outers | {index |
	prefixes := [text | some outer in outers; list[outer].match.kind == "prefix"; text := list[outer].match.text]
	prefixes != []
	some index, entry in list
	strings.any_prefix_match(object.get(entry.match, "text", ""), prefixes)
}

# Of two that cover each other the earlier one stays.
_covers(list, other, index) if {
	other != index
	not list[index].unknown
	policy.covers(list[other], list[index])
	not _mutual(list, other, index)
}

_mutual(list, other, index) if {
	other > index
	policy.covers(list[index], list[other])
}

_repair(document, list, index) := policy.repair(
	document,
	"Remove the entry.",
	[policy.remove_entry(list[index - 1].range, list[index].range)],
) if {
	index > 0
	document.form in {"json", "file"}
} else := {}
