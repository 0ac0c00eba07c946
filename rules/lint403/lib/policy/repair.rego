package lint403.lib.policy

# METADATA
# description: |
#   The field `fix` of a finding: words, and edits where the text in the source is the
#   text that AWS gets. An edit that says what it replaces is safe anywhere, any other
#   only in a plain JSON document: elsewhere a value may be put together from others.
# scope: document
repair(policy, description, edits) := {"fix": {
	"description": description,
	"edits": kept,
	"safe": count(kept) > 0,
}} if {
	kept := [edit | some edit in edits; _certain(policy, edit)]
	count(kept) == count(edits)
} else := {"fix": {"description": description, "edits": [], "safe": false}}

# METADATA
# description: The edit that replaces a string, quotes included.
# scope: document
replace_string(range, old, new) := {"range": range, "text": json.marshal(new), "old": json.marshal(old)}

# METADATA
# description: |
#   The edit that renames a member. Terraform's object syntax writes names without quotes.
# scope: document
rename(policy, range, old, new) := {"range": range, "text": new, "old": old} if {
	policy.form == "jsonencode"
} else := replace_string(range, old, new)

# METADATA
# description: The edit that puts a text behind the opening of a range, such as its brace.
# scope: document
open_with(range, opening, text) := {"range": at, "text": concat("", [opening, text]), "old": opening} if {
	[file, line, column, byte] := _start(range)
	bytes := count(opening)
	at := sprintf("%s:%d:%d:%d-%d:%d:%d", [file, line, column, byte, line, column + bytes, byte + bytes])
}

# METADATA
# description: |
#   The edit that removes an entry of a list together with what parts it from the entry
#   before; the entries are given by their ranges.
# scope: document
remove_entry(before, range) := {"range": at, "text": ""} if {
	[file, _, _, _] := _start(before)
	_start(range)[0] == file
	end := regex.replace(before, `^.*-`, "")
	at := sprintf("%s:%s-%s", [file, end, regex.replace(range, `^.*-`, "")])
}

_start(range) := [file, to_number(line), to_number(column), to_number(byte)] if {
	some [_, file, line, column, byte] in regex.find_all_string_submatch_n(
		`^(.*):(\d+):(\d+):(\d+)-\d+:\d+:\d+$`,
		range,
		1,
	)
}

_certain(policy, _) if {
	policy.form in {"json", "file"}
	not _encoded_again(policy)
}

_certain(policy, edit) if {
	policy.form in {"heredoc", "templatefile", "jsonencode", "document"}
	not _encoded_again(policy)
	edit.old
}

_encoded_again(policy) if {
	some anomaly in policy.anomalies
	anomaly.kind == "double-encoded"
}
