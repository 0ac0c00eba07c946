# METADATA
# title: Resources
# description: Reads Terraform resources as they are written or planned.
# custom:
#   library: true
package lint403.lib.resource

import data.lint403.result

# METADATA
# description: The managed resources of a type that will exist after the apply.
# scope: document
managed[type] := _staying(resources) if some type, resources in input.resources

# Nearly always all of them.
_staying(resources) := resources if {
	{mode | mode := resources[_].mode} == {"managed"}
	not "delete" in {change | change := resources[_].change}
} else := [resource |
	some resource in resources
	resource.mode == "managed"
	object.get(resource, "change", "") != "delete"
]

# METADATA
# description: |
#   Whether the apply writes a resource: always without a plan, and not for what a plan
#   leaves as it is.
# scope: document
written(resource) if object.get(resource, "change", "") in {"", "create", "update", "replace"}

# METADATA
# description: |
#   The value at a path of attributes and indices; undefined when it is absent, null or
#   not known.
# scope: document
value(resource, path) := found if {
	found := object.get(resource.values, path, null)
	found != null
	not open(resource, path)
}

# METADATA
# description: |
#   Whether the value at a path is not known, or something around it is not.
# scope: document
open(resource, path) if {
	dotted := _dotted(path)
	_near(dotted, resource.unknown)
	some unknown in resource.unknown
	_within(dotted, unknown)
}

# METADATA
# description: |
#   Whether the configuration sets a top-level attribute. Where the source does not tell,
#   a value that is there counts.
# scope: document
sets(resource, attribute) if attribute in resource.set

sets(resource, attribute) if {
	not resource.set
	filled := object.get(resource.values, attribute, null)
	not filled in {null, false, ""}
	not _hollow(filled)
}

# METADATA
# description: |
#   The blocks of a name, as pairs of the path and the block; JSON syntax may give one
#   block as an object.
# scope: document
blocks(resource, name) := [[sprintf("%s.%d", [name, index]), block] |
	some index, block in resource.values[name]
	is_object(block)
] if {
	is_array(resource.values[name])
} else := [[name, resource.values[name]]] if {
	is_object(resource.values[name])
} else := []

# METADATA
# description: Whether two attributes name the same thing, by the value or by reference.
# scope: document
same(a, b) if {
	a == b
	a != ""
}

# METADATA
# description: A finding about a resource, at an attribute path ("rule.0.id").
# scope: document
finding(chain, resource, path, msg, fields) := result.detail(
	result.at(chain, place(resource, path), msg),
	object.union(
		{
			"address": resource.address,
			"callers": object.get(resource, "callers", []),
			"key": concat(" ", [resource.address, path]),
		},
		fields,
	),
)

# METADATA
# description: The range of an attribute path, of what holds it, or of the resource.
# scope: document
place(resource, path) := range if {
	range := resource.ranges[path]
	range != ""
} else := range if {
	range := resource.ranges[regex.replace(path, `(\.[^.]*)$`, "")]
	range != ""
} else := range if {
	range := resource.ranges[split(path, ".")[0]]
	range != ""
} else := resource.range

# Most paths are one attribute.
_dotted([attribute]) := attribute

_dotted(path) := concat(".", [sprintf("%v", [part]) | some part in path]) if count(path) != 1

# Rules out most paths at once.
_near(dotted, unknown) if strings.any_prefix_match(unknown, dotted)

_near(dotted, unknown) if strings.any_prefix_match(dotted, unknown)

_within(path, unknown) if path == unknown

_within(path, unknown) if startswith(path, concat("", [unknown, "."]))

_within(path, unknown) if startswith(unknown, concat("", [path, "."]))

_hollow(filled) if count(filled) == 0
