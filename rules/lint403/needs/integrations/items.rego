package lint403.needs.integrations

# METADATA
# description: |
#   What an entry is about in a resource, one item after the other: the resource as a
#   whole, its blocks, or what is written inside one of its arguments. An item has a path
#   and, when it is no argument of the resource, a value.
# scope: document
items(entry, resource) := [{"path": ""}] if {
	not entry.each
} else := [item |
	some path in entry.each
	some item in _blocks(path, resource)
] if {
	is_array(entry.each)
} else := _inside(entry.each, resource)

_blocks(path, resource) := _flat(path, resource) if {
	not contains(path, ".*.")
} else := [item |
	[outer, inner] := split(path, ".*.")
	some block in _flat(outer, resource)
	some item in _flat(sprintf("%s.%s", [block.path, inner]), resource)
]

_flat(path, resource) := [{"path": sprintf("%s.%d", [path, i])} | some i, _ in value] if {
	value := _at(resource.values, segments(path))
	is_array(value)
} else := [{"path": path}] if {
	is_object(_at(resource.values, segments(path)))
} else := []

# A list of objects in an argument that holds JSON.
_inside(each, resource) := [{"path": each.json, "value": value} |
	text := _at(resource.values, segments(each.json))
	some element in _decoded(text)
	some name in each.items
	some value in _listed(object.get(element, name, []))
] if {
	each.json
} else := [{"path": each.object, "value": value} |
	text := _at(resource.values, segments(each.object))
	decoded := _decoded(text)
	some name in each.items
	value := object.get(decoded, name, "")
	value != ""
] if {
	each.object
} else := [{"path": path, "value": trim_space(value)} |
	some path in each.split
	text := _at(resource.values, segments(path))
	is_string(text)
	some value in split(text, ",")
] if {
	each.split
} else := _roles(each, resource)

_decoded(text) := decoded if {
	is_string(text)
	json.is_valid(text)
	decoded := json.unmarshal(text)
}

_decoded(text) := text if not is_string(text)

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

# Roles that the resource does not name itself: those of the tasks of an ECS cluster, the
# one that all resources of a type have, all that trust a service, and the profiles of the
# instances that a command is sent to.
_roles(each, resource) := [{"path": each.task_roles, "value": role} |
	_at(resource.values, segments(each.task_roles))
	some role in {definition.values.task_role_arn |
		some service in input.resources.aws_ecs_service
		service.values.enable_execute_command == true
		service.values.cluster in _known_as(resource)
		some definition in input.resources.aws_ecs_task_definition
		service.values.task_definition in _known_as(definition)
	}
	is_string(role)
] if {
	each.task_roles
} else := [{"path": "", "value": role} |
	[type, name] := split(each.the_role_of, ".")
	roles := {other.values[name] | some other in input.resources[type]}
	count(roles) == 1
	some role in roles
] if {
	each.the_role_of
} else := [{"path": "", "value": arn} |
	some arn, principal in input.principals
	some statement in input.policies[principal.trust].statements
	some entry in statement.principals
	entry.value == each.trusting
] if {
	each.trusting
} else := [{"path": each.instances, "value": profile} |
	some target in _at(resource.values, segments(each.instances))
	target.key == "InstanceIds"
	some id in target.values
	some instance in input.resources.aws_instance
	instance.values.id == id
	profile := instance.values.iam_instance_profile
] if {
	each.instances
}

# How other resources may refer to one.
_known_as(resource) := {text |
	some name in ["arn", "family", "id", "name"]
	some text in [object.get(resource.values, name, ""), sprintf("${%s.%s}", [resource.address, name])]
	text != ""
}
