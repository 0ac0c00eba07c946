# METADATA
# title: Request context
# description: |
#   The condition keys of a request, by lower-case name (R-C-11). A context has the
#   members `keys` (name to values; null means certainly absent), and in an open one
#   `open`, where any key that is neither there nor ruled out is unknown.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys
# custom:
#   library: true
package lint403.lib.context

# METADATA
# description: One value of a single-valued key.
# scope: document
one(value) := {"values": [value]}

# METADATA
# description: The values of a multivalued key.
# scope: document
many(values) := {"values": values, "multi": true}

# METADATA
# description: What is known of a key, namely whether it is present, absent or unknown.
# scope: document
state(ctx, name) := "unknown" if {
	ctx.keys[name].unknown
} else := "present" if {
	ctx.keys[name].values[0]
} else := "unknown" if {
	ctx.open
	not _ruled_out(ctx, name)
} else := "absent"

# METADATA
# description: The value of a key that has exactly one, and may have no more (R-V-05).
# scope: document
single(ctx, name) := value if {
	entry := ctx.keys[name]
	not entry.multi
	not entry.unknown
	value := entry.values[0]
}

# A key that is given, even as null, is no longer open.
_ruled_out(ctx, name) if ctx.keys[name] == null

_ruled_out(ctx, name) if strings.any_prefix_match(name, ctx.absent)
