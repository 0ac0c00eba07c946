# METADATA
# title: Apply order
# description: Which resource Terraform is bound to apply before another.
# custom:
#   library: true
package lint403.lib.order

# METADATA
# description: |
#   Whether a resource is applied after another one for certain, because it depends on it
#   directly or through resources in view. Undefined, too, when the source does not tell
#   what a resource refers to.
# scope: document
after(resource, other) if {
	base(other.address) in graph.reachable(_graph, {base(resource.address)})
}

# METADATA
# description: |
#   Whether it is certain that no dependency orders two resources: both are created in
#   one module, and what they refer to is known. Dependencies between module calls are
#   not in view.
# scope: document
unordered(resource, other) if {
	object.get(resource, "module", "") == object.get(other, "module", "")
	resource.references
	not after(resource, other)
	not after(other, resource)
}

# METADATA
# description: An address without the keys of count and for_each.
# scope: document
base(address) := regex.replace(address, `\[(?:"[^"]*"|[^\]]*)\]`, "")

# Every resource is a vertex, those without references too: graph.reachable finds no
# other.
_graph := {address: targets |
	some address in {address | some address in _bases}
	targets := {edge[1] | some edge in _edges; edge[0] == address}
}

_edges := {[_bases[address], base(target)] |
	some type, i
	target := input.resources[type][i].references[_][_]
	address := input.resources[type][i].address
}

_bases := {address: base(address) | address := input.resources[_][_].address}

# METADATA
# description: The resource of a type at an address.
# scope: document
resource_at(type, address) := _at(type)[address]

_at(type) := {resource.address: resource | some resource in input.resources[type]}

# METADATA
# description: Whether a plan or a configuration creates a resource.
# scope: document
created(resource) if {
	object.get(resource, "mode", "managed") == "managed"
	object.get(resource, "change", "") in {"", "create", "replace"}
}

# METADATA
# description: The ids of the policies that a resource holds.
# scope: document
policies_at(address) := object.get(_policies, address, set())

_policies := {address: ids |
	some address in {address | address := input.policies[_].address}
	ids := {id | some id, document in input.policies; document.address == address}
}

# METADATA
# description: Whether a plan leaves the resource at an address as it is, or deletes it.
# scope: document
unchanged(address) if _changes[address] in {"no-op", "delete", "read"}

# Addresses are unique within their type, which the address begins with.
_changes := {resource.address: resource.change |
	some type in ["aws_s3_bucket_policy", "aws_s3_bucket", "aws_s3_access_point", "aws_s3control_access_point_policy"]
	some resource in input.resources[type]
	resource.change
}
