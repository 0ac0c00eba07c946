# METADATA
# title: Inputs for tests
# description: Builds pieces of the model, so that a rule's test says only what matters.
# custom:
#   library: true
package lint403.lib.build

# METADATA
# description: A model with one policy of a kind.
# scope: document
model(kind, statements) := models({"p": policy(kind, statements)})

# METADATA
# description: A model with the policies given.
# scope: document
models(policies) := {"schema": "lint403/model/v1", "policies": policies}

# METADATA
# description: A policy whose elements are numbered and placed.
# scope: document
policy(kind, statements) := {
	"id": "p",
	"kind": kind,
	"form": "json",
	"version": text("2012-10-17"),
	"statements": [numbered |
		some index, statement in statements
		numbered := object.union(statement, {"index": index, "hash": object.get(statement, "hash", sprintf("h%d", [index]))})
	],
	"size": {"characters": 100, "bytes": 100, "nonspace": 100},
	"range": _range,
	"header": _range,
}

# METADATA
# description: A statement with an effect and further fields; elements follow from them.
# scope: document
statement(effect, fields) := object.union(
	{"effect": text(effect), "elements": _elements(fields), "range": _range},
	fields,
)

# METADATA
# description: A value with a place.
# scope: document
text(value) := {"value": value, "range": _range}

# METADATA
# description: A value that holds one token, which is the value itself when given so.
# scope: document
unknown(entry) := object.union(entry, {"unknown": ["aws_x.y.z"]})

# METADATA
# description: An entry of Action.
# scope: document
action(value) := {
	"value": value,
	"service": lower(regex.replace(value, `:.*$`, "")),
	"name": lower(regex.replace(value, `^[^:]*:`, "")),
	"match": _match(lower(value)),
	"range": _range,
}

# METADATA
# description: Entries of Action.
# scope: document
actions(values) := [action(value) | some value in values]

# METADATA
# description: An entry of Resource or a condition value.
# scope: document
pattern(value) := {
	"value": value,
	"type": "string",
	"fields": split(value, ":"),
	"match": _match(value),
	"range": _range,
}

# METADATA
# description: Entries of Resource or condition values.
# scope: document
patterns(values) := [pattern(value) | some value in values]

# METADATA
# description: An entry of Principal.
# scope: document
principal(type, value, form) := {"type": type, "value": value, "form": form, "range": _range}

# METADATA
# description: A condition on one key.
# scope: document
condition(operator, key, values) := object.union_n([
	{
		"operator": operator,
		"base": regex.replace(regex.replace(lower(operator), `^[a-z]+:`, ""), `ifexists$`, ""),
		"key": key,
		"name": lower(key),
		"values": patterns(values),
		"range": _range,
		"operator_range": _range,
		"key_range": _range,
	},
	_set(lower(operator)),
	_if_exists(lower(operator)),
])

_set(operator) := {"set": regex.replace(operator, `:.*$`, "")} if {
	contains(operator, ":")
} else := {}

_if_exists(operator) := {"if_exists": true} if {
	endswith(operator, "ifexists")
} else := {}

# METADATA
# description: The codes of a set of findings.
# scope: document
codes(findings) := {code | some finding in findings; some code in finding.codes}

_range := "p.json:1:1:0-1:9:8"

_names := {
	"actions": "Action",
	"not_actions": "NotAction",
	"resources": "Resource",
	"not_resources": "NotResource",
	"principals": "Principal",
	"not_principals": "NotPrincipal",
	"conditions": "Condition",
	"sid": "Sid",
}

_elements(fields) := array.concat(["Effect"], [_names[field] | some field, _ in fields; _names[field]])

_match("*") := {"kind": "any"}

_match(value) := {"kind": "exact", "text": value} if not regex.match(`[*?]`, value)

_match(value) := {"kind": "prefix", "text": trim_suffix(value, "*")} if regex.match(`^[^*?]+\*$`, value)

_match(value) := {"kind": "regex", "text": pattern} if {
	value != "*"
	regex.match(`[*?]`, value)
	not regex.match(`^[^*?]+\*$`, value)
	escaped := regex.replace(value, `([.+()\[\]{}|^$\\])`, `\$1`)
	pattern := sprintf("^%s$", [replace(replace(escaped, "*", ".*"), "?", ".")])
}

# METADATA
# description: A model with one policy of a kind that departs from the grammar.
# scope: document
anomalous(kind, anomalies) := models({"p": object.union(policy(kind, []), {"anomalies": anomalies})})

# METADATA
# description: A departure from the grammar at a path.
# scope: document
anomaly(kind, path, fields) := object.union(
	{"kind": kind, "path": path, "statement": _statement_of(path), "range": _range},
	fields,
)

# METADATA
# description: The same model with its one policy changed.
# scope: document
changed(model, fields) := object.union(model, {"policies": {"p": fields}})

# METADATA
# description: A model with managed resources of one type, given by their values.
# scope: document
resources(type, list) := {"schema": "lint403/model/v1", "policies": {}, "resources": {type: [resource(type, values) |
	some values in list
]}}

# METADATA
# description: A managed resource with values.
# scope: document
resource(type, values) := {
	"address": sprintf("%s.x", [type]),
	"type": type,
	"mode": "managed",
	"values": values,
	"set": object.keys(values),
	"ranges": {"": _range},
	"range": _range,
}

_statement_of(path) := 0 if {
	startswith(path, "Statement")
	path != "Statement"
} else := -1
