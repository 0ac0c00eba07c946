package lint403.needs

import data.lint403.lib.denial

# METADATA
# description: |
#   Every need as a list of accesses shows it: who does what on what over which way, which
#   resource, policy or file says so, by which entries of the catalog, and what AWS would
#   answer. Made-up names are shown as wildcards.
# scope: document
verdicts := [verdict |
	some id, need in all
	decision := object.get(denial.decided, id, {"decision": "allowed"})
	verdict := {
		"principal": need.principal,
		"operation": object.get(need, "operation", ""),
		"action": object.get(need, "action", ""),
		"resource": denial.shown_arn(_object_arn(need)),
		"via": object.get(need, "via", object.get(need, "endpoint", "")),
		"declared_by": need.declared_by,
		"origin": need.declarations[0].origin,
		"entries": sort({declaration.entry | some declaration in need.declarations}),
		"why": object.get(need, "why", ""),
		"range": need.range,
		"verdict": decision.decision,
		"layer": _layer(decision),
		"message": object.get(decision, "message", ""),
		"unknown": object.get(decision, "unknown", []),
	}
]

# An answer that is yes has no layer to look at.
_layer(decision) := "" if {
	decision.decision == "allowed"
} else := decision.layer

_object_arn(need) := need.role if {
	need.role
} else := sprintf("%s/%s", [_bucket_arn(need.bucket), need.key]) if {
	need.key != ""
} else := _bucket_arn(need.bucket) if {
	need.bucket
} else := object.get(need, "resource", "*")

_bucket_arn(name) := input.buckets[name].arn if {
	input.buckets[name]
} else := sprintf("arn:aws:s3:::%s", [name])
