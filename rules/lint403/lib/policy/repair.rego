package lint403.lib.policy

# METADATA
# description: |
#   The field `fix` of a finding: words, and edits where the text in the source is the
#   text that AWS gets. Only in a plain JSON document are edits sure to change nothing
#   else; anywhere else a value may be put together from others.
# scope: document
repair(policy, description, edits) := {"fix": {
	"description": description,
	"edits": edits,
	"safe": policy.form in _verbatim_forms,
}} if {
	policy.form in _text_forms
	not _encoded_again(policy)
} else := {"fix": {"description": description, "edits": [], "safe": false}}

# METADATA
# description: The edit that replaces a string, quotes included.
# scope: document
replace_string(range, value) := {"range": range, "text": json.marshal(value)}

# METADATA
# description: The edit that inserts a text some bytes after the start of a range.
# scope: document
insert(range, bytes, text) := {"range": at, "text": text} if {
	[file, line, column, byte] := _start(range)
	place := sprintf("%d:%d:%d", [line, column + bytes, byte + bytes])
	at := sprintf("%s:%s-%s", [file, place, place])
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

_verbatim_forms := {"json", "file"}

_text_forms := {"json", "file", "heredoc", "templatefile", "jsonencode"}

_encoded_again(policy) if {
	some anomaly in policy.anomalies
	anomaly.kind == "double-encoded"
}
