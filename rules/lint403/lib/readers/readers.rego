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
without_list[id] := buckets if {
	some id, document in input.policies
	document.kind == "identity"
	document.address
	not document.incomplete
	buckets := {name: patterns[0] |
		some name, patterns in _read(document)
		not _lists(id, patterns[0])
	}
	count(buckets) > 0
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
	some other in ({id} | object.get(_beside, id, set()))
	document := input.policies[other]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:listbucket")
	some resource in statement.resources
	_covers(resource, arn(pattern))
}

_lists(id, _) if {
	some other in _beside[id]
	input.policies[other].incomplete
}

# Somebody else may have attached what allows it.
_lists(id, _) if {
	some principal in input.principals
	id in principal.identity
	count(principal.managed_arns) > 0
	some managed in principal.managed_arns
	not regex.match(`:policy/service-role/AWSLambda(?:Basic|VPCAccess)ExecutionRole$`, managed.value)
}

_covers(resource, text) if policy.matches(resource.match, text)

_covers(resource, text) if resource.value == text

# Policies of the same principals; a policy that nobody has is judged alone.
_beside[id] contains other if {
	some principal in input.principals
	some id in principal.identity
	some other in principal.identity
}
