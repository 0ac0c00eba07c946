# METADATA
# title: Refused integrations
# description: Findings on what an integration cannot live with, whatever policies say.
# custom:
#   library: true
package lint403.lib.refusal

import data.lint403.result

# METADATA
# description: How a message names the resource of an integration, with what it is there for.
# scope: document
who(refused) := sprintf("%s, which %s,", [refused.instance.resource.address, refused.instance.entry.purpose])

# METADATA
# description: |
#   A finding on a refusal at a range, or where the integration is declared if that is
#   nowhere.
# scope: document
finding(chain, refused, range, msg, fields) := result.detail(
	result.at(chain, _place(range, refused.instance), msg),
	object.union(
		{
			"address": _address(refused.instance, range),
			"verdict": "denied",
			"severity": _severity(refused.instance.entry),
			"because": sprintf("see %s", [refused.instance.entry.doc]),
			"related": [{"msg": sprintf("%s %s", [refused.instance.resource.address, refused.instance.entry.purpose]), "range": refused.instance.range} | range != refused.instance.range],
			"key": sprintf("%s %s", [refused.instance.resource.address, refused.instance.entry.id]),
		},
		fields,
	),
)

_place(range, _) := range if range != ""

_place("", instance) := instance.range

_address(instance, range) := instance.resource.address if {
	range in {"", instance.range}
} else := object.get(input.buckets, [instance.vars.bucket, "address"], "")

_severity(entry) := "error" if {
	regex.match(`[DMPC]`, entry.evidence)
} else := "warning"
