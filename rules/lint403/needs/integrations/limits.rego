package lint403.needs.integrations

import data.lint403.lib.bucket as buckets

# METADATA
# description: |
#   What an integration cannot live with whatever policies say, by the kind of limit: lists
#   of objects with instance and bucket, and what is found instead of what is accepted.
# scope: document
refusals := {
	"encryption": _encryptions,
	"managed-key": _managed_keys,
	"acls": _without_acls,
	"sent-acl": _sent_acls,
	"region": _regions,
	"name": _names,
	"settings": _settings,
}

# METADATA
# description: |
#   Whether it is said already that a principal cannot use a bucket that encrypts with KMS,
#   whatever the key's policy says.
# scope: document
cannot_encrypt(bucket_name, principal) if {
	some refused in object.get(refusals, "encryption", [])
	refused.bucket.name == bucket_name
	some actor in refused.instance.entry.actors
	_is(actor, principal, refused.instance)
}

_is(actor, principal, _) if actor.service == principal

_is(actor, principal, _) if {
	actor.balancer_account
	some account in balancer_accounts
	contains(principal, sprintf(":%s:", [account]))
}

_is(actor, principal, instance) if instance.vars[actor.principal] == principal

# The instances about buckets that are managed here, so that what is not set is the default.
_limited := [[instance, bucket] |
	some instance in instances
	instance.entry.limits
	bucket := input.buckets[instance.vars.bucket]
	bucket.address
]

_encryptions := [{"instance": instance, "bucket": bucket, "found": bucket.encryption.algorithm} |
	some [instance, bucket] in _limited
	instance.entry.limits.encryption == "AES256"
	startswith(bucket.encryption.algorithm, "aws:kms")
]

_managed_keys := [{"instance": instance, "bucket": bucket} |
	some [instance, bucket] in _limited
	instance.entry.limits.customer_key
	startswith(bucket.encryption.algorithm, "aws:kms")
	object.get(bucket.encryption, "key", "") in {"", "alias/aws/s3"}
]

_without_acls := [{"instance": instance, "bucket": bucket} |
	some [instance, bucket] in _limited
	instance.entry.limits.acls == "needed"
	buckets.ownership(bucket) == "BucketOwnerEnforced"
]

_sent_acls := [{"instance": instance, "bucket": bucket, "found": sent, "path": _whole(limit.path, instance.item)} |
	some [instance, bucket] in _limited
	limit := instance.entry.limits.sends_acl
	sent := _sent(limit, instance)
	not symbolic(sent)
	not sent in limit.harmless
	buckets.ownership(bucket) == "BucketOwnerEnforced"
]

_sent(limit, instance) := sent if {
	sent := argument(limit.path, instance.resource, instance.item)
	sent != ""
} else := limit["default"]

_regions := array.concat(
	[{"instance": instance, "bucket": bucket, "found": bucket.region, "wanted": sprintf("one in %s", [wanted])} |
		some [instance, bucket] in _limited
		not symbolic(bucket.region)
		wanted := _wanted_region(instance.entry.limits, instance)
		wanted != ""
		not symbolic(wanted)
		wanted != bucket.region
	],
	[{"instance": instance, "bucket": bucket, "found": bucket.region, "wanted": "one in another Region"} |
		some [instance, bucket] in _limited
		bucket.region in instance.entry.limits.region_not
	],
)

_wanted_region(limits, instance) := instance.vars.region if {
	limits.region == "same"
} else := source.region if {
	limits.region == "of <source>"
	source := input.buckets[instance.vars.source]
	source.address
} else := argument(limits.region_is, instance.resource, instance.item) if {
	limits.region_is
}

_names := array.concat(
	[{"instance": instance, "bucket": bucket, "found": bucket.name, "wanted": sprintf("a bucket whose name starts with %q", [start])} |
		some [instance, bucket] in _limited
		start := instance.entry.limits.name
		not symbolic(bucket.name)
		not startswith(bucket.name, start)
	],
	array.concat(
		[{"instance": instance, "bucket": bucket, "found": instance.vars.prefix, "wanted": sprintf("a prefix without %q", [part])} |
			some [instance, bucket] in _limited
			part := instance.entry.limits.prefix_not
			contains(instance.vars.prefix, part)
		],
		[{"instance": instance, "bucket": bucket, "found": instance.vars.target, "wanted": "a standard queue"} |
			some [instance, bucket] in _limited
			endswith(instance.vars.target, instance.entry.limits.target_suffix_not)
		],
	),
)

_settings := array.concat(
	[{"instance": instance, "bucket": bucket, "setting": "Requester Pays", "range": bucket.request_payer.range} |
		some [instance, bucket] in _limited
		instance.entry.limits.requester_pays == false
		bucket.request_payer.value == "Requester"
	],
	[{"instance": instance, "bucket": bucket, "setting": "a default retention", "range": bucket.object_lock.range} |
		some [instance, bucket] in _limited
		instance.entry.limits.object_lock == false
		bucket.object_lock.mode != ""
	],
)
