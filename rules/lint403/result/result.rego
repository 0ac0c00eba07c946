# METADATA
# title: Findings
# description: |
#   The only way to build a finding, so that the form has one home. The object also
#   carries `msg` and `_loc`, which is what conftest reads.
# custom:
#   library: true
package lint403.result

# METADATA
# description: |
#   A finding of the rule whose `rego.metadata.chain()` is given, at a range. The rule
#   is identified by the path of its package; severity, id and title come from there.
# scope: document
at(chain, range, msg) := {
	"path": array.slice(chain[0].path, 0, count(chain[0].path) - 1),
	"range": range,
	"msg": msg,
	"_loc": _location(range),
}

# METADATA
# description: A finding with more fields set; see rules.Finding for their names.
# scope: document
detail(finding, fields) := object.union(finding, fields)

# A range is "FILE:LINE:COLUMN:BYTE-LINE:COLUMN:BYTE"; the file name may hold colons.
_location(range) := {"file": file, "line": line} if {
	start := regex.replace(range, `-\d+:\d+:\d+$`, "")
	fields := split(start, ":")
	n := count(fields)
	n > 3
	line := to_number(fields[n - 3])
	file := concat(":", array.slice(fields, 0, n - 3))
} else := {"file": "", "line": 0}
