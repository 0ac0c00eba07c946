# METADATA
# title: Integrations
# description: |
#   The accesses that the arguments of Terraform resources declare: a trail that names a
#   bucket must be able to write to it. The facts stand in lint403.needs.catalog; this
#   package finds the resources that each entry is about, and reads from them whom the
#   entry means by bucket, role, key and prefix.
# custom:
#   library: true
#   when: [integration]
package lint403.needs.integrations

import data.lint403.needs.catalog

# METADATA
# description: |
#   Every place at which a resource declares an access: the entry of the catalog, the
#   resource, the item of the resource that it is about, the values of the entry's
#   variables, and the range of the argument that declares it.
# scope: document
instances := [instance |
	some group
	some entry in catalog[group].entries
	some type in entry.resources
	some i in _setting(_arguments[entry.id], type)
	resource := input.resources[type][i]
	_stays(resource)
	some item in items(entry, resource)
	vars := _vars(entry, resource, item)
	every condition in object.get(entry, "when", []) {
		met(condition, resource, item, vars)
	}
	instance := {
		"entry": entry,
		"resource": resource,
		"item": item,
		"vars": vars,
		"range": _range(entry, resource, item),
	}
]

# The arguments of which one has to be there, by the entry; most resources of a type have
# none of them, and this is the quickest way to tell.
_arguments := {entry.id: names |
	some group
	some entry in catalog[group].entries
	names := {split(path, ".")[0] | some path in _decisive(entry)}
}

_decisive(entry) := entry.each if {
	is_array(entry.each)
} else := [path | some kind in ["json", "object"]; path := entry.each[kind]] if {
	some kind in ["json", "object"]
	entry.each[kind]
} else := split(split(entry.bind.bucket, ":")[0], "|") if {
	not startswith(entry.bind.bucket, "@")
} else := []

# The positions of the resources of a type that have one of the arguments.
_setting(names, type) := {i | some i, _ in input.resources[type]} if {
	count(names) == 0
} else := {i | some name in names; input.resources[type][i].values[name]}

_stays(resource) if {
	object.get(resource, "mode", "managed") == "managed"
	object.get(resource, "change", "") != "delete"
}

# Undefined when something is missing that the entry cannot do without.
_vars(entry, resource, item) := object.union(place, values) if {
	place := standing(object.get(resource, "provider", "aws"), _own_region(resource))
	values := {name: value |
		some name, text in entry.bind
		value := _value(spec(text), resource, item, place)
	}
	count([name |
		some name, text in entry.bind
		not endswith(text, "?")
		object.get(values, name, null) == null
	]) == 0
}

_value(parsed, resource, item, place) := formed(parsed.form, texts[0], place) if {
	texts := [text |
		some path in parsed.paths
		text := argument(path, resource, item)
		is_string(text)
		text != ""
	]
	count(texts) > 0
} else := absent(parsed.form)

# Since version 6 of the provider a resource may say its Region itself.
_own_region(resource) := region if {
	"region" in object.get(resource, "set", [])
	region := resource.values.region
	is_string(region)
} else := ""

# METADATA
# description: Account, Region and partition of a resource, by its provider.
# scope: document
standing(provider, own_region) := {
	"account": object.get(providers, [provider, "account"], "${account}"),
	"region": region,
	"partition": object.get(providers, [provider, "partition"], _partition(region)),
} if {
	providers := object.get(input, "providers", {})
	region := _first([own_region, object.get(providers, [provider, "region"], ""), "${region}"])
}

_first(texts) := [text | some text in texts; text != ""][0]

_partition(region) := "aws-cn" if {
	startswith(region, "cn-")
} else := "aws-us-gov" if {
	startswith(region, "us-gov-")
} else := "aws"

# METADATA
# description: A text of the catalog such as "PATH|PATH:FORM?", taken apart.
# scope: document
spec(text) := {"paths": split(parts[0], "|"), "form": parts[1]} if {
	parts := split(trim_suffix(text, "?"), ":")
}

# METADATA
# description: |
#   An argument of a resource by its path. "@" stands for the item at hand and "#" for
#   the one resource of another type, if its instances agree.
# scope: document
argument(path, resource, item) := _at(resource.values, segments(path)) if {
	not startswith(path, "@")
	not startswith(path, "#")
} else := _of_item(item, resource, trim_prefix(trim_prefix(path, "@"), ".")) if {
	startswith(path, "@")
} else := values[0] if {
	startswith(path, "#")
	steps := segments(trim_prefix(path, "#"))
	distinct := {value |
		some other in input.resources[steps[0]]
		value := _at(other.values, array.slice(steps, 1, count(steps)))
		value != ""
	}
	count(distinct) == 1
	values := [value | some value in distinct]
}

_of_item(item, _, "") := item.value

_of_item(item, resource, "") := _at(resource.values, segments(item.path)) if not item.value

_of_item(item, _, rest) := _at(item.value, segments(rest)) if {
	rest != ""
	item.value
}

_of_item(item, resource, rest) := _at(resource.values, array.concat(segments(item.path), segments(rest))) if {
	rest != ""
	not item.value
}

# METADATA
# description: The steps of a path, indexes as numbers.
# scope: document
segments(path) := [step |
	some part in split(path, ".")
	step := _step(part)
]

_step(part) := to_number(part) if regex.match(`^\d+$`, part)

_step(part) := part if not regex.match(`^\d+$`, part)

# What is a block in one version of a provider is an object in another.
_at(values, steps) := value if {
	value := object.get(values, steps, null)
	value != null
} else := value if {
	value := object.get(values, [step | some step in steps; not is_number(step)], null)
	value != null
}

_range(entry, resource, item) := range_of(_path(entry, item), resource)

_path(entry, item) := _whole(spec(entry.bind[name]).paths[0], item) if {
	name := object.get(entry, "at", _main(entry))
} else := ""

_main(entry) := "bucket" if entry.bind.bucket

_whole(path, item) := item.path if {
	path == "@"
} else := concat(".", [item.path, trim_prefix(path, "@.")]) if {
	startswith(path, "@.")
	not item.value
} else := item.path if {
	startswith(path, "@.")
} else := path

# METADATA
# description: Where an argument of a resource is written, or the nearest thing around it.
# scope: document
range_of(path, resource) := ranges[0] if {
	ranges := [range |
		some steps in _around(path)
		range := resource.ranges[concat(".", steps)]
		range != ""
	]
	count(ranges) > 0
} else := resource.range

_around(path) := [array.slice(steps, 0, n) |
	steps := split(path, ".")
	some i in numbers.range(0, count(steps) - 1)
	n := count(steps) - i
]
