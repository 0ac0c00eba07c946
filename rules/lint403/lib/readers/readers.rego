# METADATA
# title: Readers
# description: What identity policies let their principals read, and whether they may list it.
# custom:
#   library: true
package lint403.lib.readers

import data.lint403.lib.policy

# METADATA
# description: |
#   The identity policies of resources that allow reading objects of a bucket which neither
#   they nor other policies of the same principals allow to list: by policy and bucket, the
#   first entry of Resource that names its objects.
# scope: document
without_list := {id: buckets |
	some id in _suspects
	document := input.policies[id]
	document.kind == "identity"
	document.address
	not document.incomplete
	buckets := {name: patterns[0] |
		some name, patterns in _read(document)
		not _lists(id, patterns[0])
	}
	count(buckets) > 0
}

# Most policies list the buckets that they read, by their ARNs as they are.
_suspects := {id |
	some [id, index] in _reading
	pattern := input.policies[id].statements[index].resources[_]
	not _listed[[id, arn(pattern)]]
}

_reading := {[id, index] |
	some id, index, place
	input.policies[id].statements[index].actions[place].name == "getobject"
	input.policies[id].statements[index].effect.value == "Allow"
}

_listed := {[id, value] |
	some match in policy.spellings("s3:listbucket")
	some id, index
	input.policies[id].statements[index].actions[_].match == match
	input.policies[id].statements[index].effect.value == "Allow"
	value := input.policies[id].statements[index].resources[_].value
}

# METADATA
# description: The ARN of the bucket whose objects an entry of Resource names.
# scope: document
arn(pattern) := regex.replace(pattern.value, `^((?:\$\{[^}]*\}|[^/$]|\$[^{])*)/.*$`, "$1")

_read(document) := {name: patterns |
	some name in {_bucket(pattern) | some pattern in _patterns(document)}
	patterns := [pattern | some pattern in _patterns(document); _bucket(pattern) == name]
}

_patterns(document) := [pattern |
	some statement in document.statements
	policy.allows(statement)
	_reads(statement)
	some pattern in statement.resources
	contains(pattern.value, "/")
]

# By name: everything of a bucket is granted with a wildcard by those who do not count keys.
_reads(statement) if {
	some action in statement.actions
	lower(action.value) == "s3:getobject"
}

# A name that is written out, or a token that stands for the bucket.
_bucket(pattern) := name if {
	pattern.fields[2] == "s3"
	pattern.fields[3] == ""
	name := regex.replace(arn(pattern), `^.*:::`, "")
	not regex.match(`[*?]`, name)
} else := arn(pattern) if {
	regex.match(`^\$\{[^}]*\.arn\}/`, pattern.value)
}

_lists(id, pattern) if {
	some other in ({id} | policy.beside(id))
	document := input.policies[other]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:listbucket")
	some resource in statement.resources
	_covers(resource, arn(pattern))
}

_lists(id, _) if {
	some other in policy.beside(id)
	input.policies[other].incomplete
}

# Somebody else may have attached what allows it.
_lists(id, _) if {
	some arn in policy.holders[id]
	some managed in input.principals[arn].managed_arns
	not regex.match(`:policy/service-role/AWSLambda(?:Basic|VPCAccess)ExecutionRole$`, managed.value)
}

_covers(resource, text) if policy.matches(resource.match, text)

_covers(resource, text) if resource.value == text
