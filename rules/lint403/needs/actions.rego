package lint403.needs

import data.lint403.lib.policy

# METADATA
# description: |
#   What a granted S3 action is probed with: an API operation where one stands for it,
#   so that what the operation needs besides is asked for too.
# scope: document
operations := {
	"getobject": {"operation": "GetObject"},
	"getobjectversion": {"operation": "GetObject", "version_id": "~"},
	"putobject": {"operation": "PutObject"},
	"deleteobject": {"operation": "DeleteObject"},
	"deleteobjectversion": {"operation": "DeleteObject", "version_id": "~"},
	"listbucket": {"operation": "ListObjectsV2"},
	"listbucketversions": {"operation": "ListObjectVersions"},
	"listbucketmultipartuploads": {"operation": "ListMultipartUploads"},
}

# METADATA
# description: |
#   S3 actions whose resource is an object, in lower case.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
#     description: Actions, resources, and condition keys for Amazon S3
# scope: document
object_actions := {
	"abortmultipartupload",
	"bypassgovernanceretention",
	"deleteobject",
	"deleteobjecttagging",
	"deleteobjectversion",
	"deleteobjectversiontagging",
	"getobject",
	"getobjectacl",
	"getobjectattributes",
	"getobjectlegalhold",
	"getobjectretention",
	"getobjecttagging",
	"getobjecttorrent",
	"getobjectversion",
	"getobjectversionacl",
	"getobjectversionattributes",
	"getobjectversionforreplication",
	"getobjectversiontagging",
	"getobjectversiontorrent",
	"initiatereplication",
	"listmultipartuploadparts",
	"objectowneroverridetobucketowner",
	"putobject",
	"putobjectacl",
	"putobjectlegalhold",
	"putobjectretention",
	"putobjecttagging",
	"putobjectversionacl",
	"putobjectversiontagging",
	"replicatedelete",
	"replicateobject",
	"replicatetags",
	"restoreobject",
	"updateobjectencryption",
}

# Actions that name no bucket which exists already, and those whose request is made
# for another account's sake.
_unprobed := {"createbucket", "listallmybuckets"}

# A broad grant is probed with what nearly everybody does.
_representative := {"getobject", "putobject", "listbucket"}

# METADATA
# description: The level of an S3 action, object or bucket.
# scope: document
level(name) := "object" if {
	name in object_actions
} else := "bucket"

# METADATA
# description: |
#   The S3 actions that an entry of Action is probed with, as pairs of the name in lower
#   case and the level, by the pattern of the entry; the same few stand in all policies.
# scope: document
probed_with(match) := [[name, level(name)] |
	["s3", name] = split(match.text, ":")
	not name in _unprobed
] if {
	match.kind == "exact"
} else := [[name, level(name)] |
	some name in _representative
	policy.matches(match, concat(":", ["s3", name]))
]

_asked_of(name, value) := object.get(operations, name, {"action": value})
