# METADATA
# title: Reference
# description: |
#   What the comparison of the model with the IAM service reference found
#   (data.lint403.iam), joined with the elements of the model that it is about.
# custom:
#   library: true
package lint403.lib.reference

# METADATA
# description: |
#   Facts about resources by problem, as lists of policy, statement, entry of Resource
#   or NotResource, and fact.
# scope: document
resources[problem] := [[policy, statement, entry, fact] |
	some fact in facts
	some place in fact.places
	policy := input.policies[place.policy]
	statement := policy.statements[place.statement]
	entry := statement[place.element][place.index]
] if {
	some problem, facts in data.lint403.iam.arns
}

# METADATA
# description: The same for entries of Action and NotAction.
# scope: document
actions[problem] := [[policy, statement, entry, fact] |
	some fact in facts
	some place in fact.places
	policy := input.policies[place.policy]
	statement := policy.statements[place.statement]
	entry := statement[place.element][place.index]
] if {
	some problem, facts in data.lint403.iam.actions
}

# METADATA
# description: Actions that fit no resource of their statement, with policy and statement.
# scope: document
mismatches := [[policy, statement, entry, mismatch] |
	some mismatch in data.lint403.iam.mismatches
	policy := input.policies[mismatch.policy]
	statement := policy.statements[mismatch.statement]
	entry := statement.actions[mismatch.index]
]

# METADATA
# description: Conditions on a key that not every action of the statement carries.
# scope: document
key_uses := [[policy, statement, condition, use] |
	some use in data.lint403.iam.key_uses
	policy := input.policies[use.policy]
	statement := policy.statements[use.statement]
	condition := statement.conditions[use.index]
]

# METADATA
# description: |
#   Policy variables, as lists of policy, statement, the range of the string that holds
#   the variable, and the variable with its place.
# scope: document
variables := [[policy, statement, _string_range(statement, found.place), found] |
	some found in data.lint403.iam.variables
	policy := input.policies[found.place.policy]
	statement := policy.statements[found.place.statement]
]

# METADATA
# description: What is known of a condition key by its lower-case name.
# scope: document
key(name) := data.lint403.iam.keys[name]

# METADATA
# description: How old the reference is, for messages about names that it does not know.
# scope: document
age := sprintf("the reference of this version is of %s", [data.lint403.iam.updated])

# METADATA
# description: |
#   The fields of a finding whose fact names the text that was meant: words, and an edit
#   of the whole string where the source holds that string as it is.
# scope: document
default suggestion(_, _, _) := {}

suggestion(policy, entry, fact) := replacement(policy, entry, fact.suggest)

# METADATA
# description: The fields of a finding that proposes another text for a whole string.
# scope: document
replacement(policy, entry, text) := {"fix": {
	"description": sprintf("write %q", [text]),
	"edits": edits,
	"safe": count(edits) > 0,
}} if {
	edits := _edits(policy, entry, sprintf("\"%s\"", [text]))
}

# METADATA
# description: A placeholder that somebody left in is a reminder, no mistake of AWS's rules.
# scope: document
default leftover(_) := {}

leftover(fact) := {"severity": "warning"} if fact.detail == "placeholder"

# METADATA
# description: |
#   The same for a text in which something is left as documentation writes it: <bucket-name>,
#   {bucket}, [BUCKET], YOUR_BUCKET, account-ID, or words about an ARN.
# scope: document
default unfilled(_) := {}

unfilled(text) := {"severity": "warning"} if regex.match(_placeholder, text)

_placeholder := concat("|", [
	`<[^<>]+>`,
	`(?:^|[^$])\{[^{}]+\}`,
	`\[[A-Za-z_ -]+\]`,
	`(?i:(?:^|[^a-z])your[_-])`,
	`(?i:(?:account|acct|user)[_ -]?id(?:$|[^a-z]))`,
	`(?i:alphanumeric|(?:^|[^a-z])arns?(?:[^a-z:]|$))`,
])

# METADATA
# description: |
#   The fields of a finding that proposes a list for a single string; inside a list the
#   entries replace the one entry.
# scope: document
expansion(policy, entry, member, texts, safe) := {"fix": {
	"description": sprintf("write %s", [list]),
	"edits": edits,
	"safe": safe,
}} if {
	list := concat(", ", [sprintf("\"%s\"", [text]) | some text in texts])
	edits := _edits(policy, entry, _enclosed(policy, entry, member, list))
}

# METADATA
# description: |
#   The fields of a finding that proposes another name for a member, which HCL writes with
#   or without quotes.
# scope: document
renaming(policy, range, old, new) := {"fix": {
	"description": sprintf("write %q", [new]),
	"edits": edits,
	"safe": count(edits) > 0,
}} if {
	edits := _rename_edits(policy, range, old, new)
}

# METADATA
# description: A condition key of a family with the part that it lacks.
# scope: document
completed(name) := sprintf("%s/TAG", [trim_right(name, "/")]) if not startswith(name, "kms:encryptioncontext")

completed(name) := sprintf("%s:NAME", [trim_right(name, ":")]) if startswith(name, "kms:encryptioncontext")

# METADATA
# description: The end of a message that names the text meant, or nothing.
# scope: document
default hint(_) := ""

hint(fact) := sprintf("; write %q", [fact.suggest])

# An edit is certain where the source text is the text that AWS gets. A value that an
# expression put together fails the comparison with "old" when the edit is applied.
_edits(policy, entry, text) := [{
	"range": entry.range,
	"text": text,
	"old": sprintf("\"%s\"", [entry.value]),
}] if {
	policy.form != "plan"
	not entry.unknown
	not contains(entry.value, "\"")
	not regex.match(`[\\$<>&]|[[:cntrl:]]`, concat("", [text, entry.value]))
} else := []

_rename_edits(policy, range, old, new) := [{"range": range, "text": text, "old": before}] if {
	policy.form != "plan"
	regex.match(`^[A-Za-z0-9:/_-]+$`, concat("", [old, new]))
	[before, text] := _spelling(range, old, new)
} else := []

# Bare in HCL, quoted elsewhere; the length of the range tells which.
_spelling(range, old, new) := [sprintf("\"%s\"", [old]), sprintf("\"%s\"", [new])] if _bytes(range) == count(old) + 2

_spelling(range, old, new) := [old, new] if _bytes(range) == count(old)

_bytes(range) := to_number(last) - to_number(first) if {
	some [_, first, last] in regex.find_all_string_submatch_n(`:(\d+)-\d+:\d+:(\d+)$`, range, 1)
}

# The value of a member ends where its only string ends, or with a bracket after it.
# Arguments of aws_iam_policy_document are lists.
_enclosed(policy, entry, member, list) := sprintf("[%s]", [list]) if {
	policy.form != "document"
	_end(entry.range) == _end(member)
} else := list

_end(range) := regex.replace(range, `^.*-`, "")

_string_range(statement, place) := statement.conditions[place.index].values[object.get(place, "value", 0)].range if {
	place.element == "conditions"
} else := statement.conditions[place.index].key_range if {
	place.element == "condition_keys"
} else := statement.sid.range if {
	place.element == "sid"
} else := statement[place.element][place.index].range
