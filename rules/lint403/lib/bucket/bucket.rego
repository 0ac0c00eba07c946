# METADATA
# title: Buckets
# description: What the resources in view say of a bucket, defaults of AWS included.
# custom:
#   library: true
package lint403.lib.bucket

import data.lint403.lib.policy

# METADATA
# description: The bucket that a bucket policy is attached to, if in view.
# scope: document
of_policy(document) := input.buckets[document.target]

# METADATA
# description: |
#   Whether the bucket is created by this configuration, so that what no resource sets
#   has the value AWS gives to new buckets.
# scope: document
fresh(bucket) if {
	bucket.address
	object.get(bucket, "change", "") in {"", "create", "replace"}
}

# METADATA
# description: |
#   The object ownership of a bucket; undefined when nothing in view tells. New buckets
#   are BucketOwnerEnforced.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#     description: Controlling ownership of objects and disabling ACLs for your bucket
# scope: document
ownership(bucket) := bucket.ownership.value if {
	not _leaving(bucket.ownership)
	not bucket.ownership.unknown
} else := "ObjectWriter" if {
	_leaving(bucket.ownership)
} else := "BucketOwnerEnforced" if {
	not bucket.ownership
	fresh(bucket)
	object.get(bucket, "type", "general-purpose") == "general-purpose"
}

# METADATA
# description: |
#   What makes a finding one at risk that rests on what AWS gives to new buckets (ownership,
#   public_access_block or customer_keys) where neither a resource sets it nor a plan
#   creates the bucket: the verdict, its severity and the unknown. An older bucket keeps
#   what it had.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
#     description: Default settings for new S3 buckets FAQ
# scope: document
presumed(bucket, setting) := {} if {
	bucket[setting]
} else := {} if {
	bucket.change in {"create", "replace"}
} else := {"severity": "warning", "verdict": "at-risk", "unknown": [_before[setting]]}

_before := {
	"ownership": "when the bucket was created: before April 2023 ACLs were on",
	"public_access_block": "when the bucket was created: before April 2023 Block Public Access was off",
	"customer_keys": "when the bucket was created: before April 2026 SSE-C was not blocked",
}

# Deleting the ownership controls leaves ObjectWriter behind.
_leaving(setting) if setting.change == "delete"

# METADATA
# description: Whether a statement's Resource reaches objects of a bucket.
# scope: document
reaches_objects(statement, bucket) if {
	some pattern in statement.resources
	not pattern.unknown
	policy.matches(pattern.match, sprintf("%s/~", [bucket.arn]))
}

reaches_objects(statement, bucket) if {
	some pattern in statement.resources
	startswith(pattern.value, sprintf("%s/", [bucket.arn]))
}

reaches_objects(statement, _) if {
	not statement.resources
	not statement.not_resources
}

# METADATA
# description: |
#   Statements of the policies of a bucket that let other accounts write objects, as a
#   list of policy, statement and entry of Principal.
# scope: document
foreign_writers(bucket) := [[document, statement, entry] |
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:putobject")
	reaches_objects(statement, bucket)
	some entry in statement.principals
	foreign(entry, bucket)
]

# METADATA
# description: |
#   Whether an entry of Principal names another account than the bucket's. Where the
#   bucket's account is not known yet, an account counts as another one unless a
#   principal of the configuration belongs to it; `account_open` then says so.
# scope: document
foreign(entry, bucket) if {
	entry.form in {"account", "root", "user", "role", "session"}
	_is_account(entry.account)
	entry.account != bucket.account
	not _own(entry.account, bucket)
}

# METADATA
# description: Whether it is not known which account a bucket is in.
# scope: document
account_open(bucket) if not _is_account(bucket.account)

_own(account, bucket) if {
	account_open(bucket)
	account in _own_accounts
}

_is_account(text) if regex.match(`^\d{12}$`, text)

_own_accounts := {principal.account |
	some principal in input.principals
	principal.address
}

# METADATA
# description: The values of a condition on a key, when it demands one of them.
# scope: document
demanded(statement, name) := {pattern.value |
	some condition in statement.conditions
	condition.name == name
	_demands(statement, condition)
	some pattern in condition.values
}

# A deny demands what it spares, an allow what it names.
_demands(statement, condition) if {
	policy.denies(statement)
	condition.base in {"stringnotequals", "stringnotlike", "stringnotequalsignorecase"}
}

_demands(statement, condition) if {
	policy.allows(statement)
	condition.base in {"stringequals", "stringlike", "stringequalsignorecase"}
	not condition.if_exists
}

# METADATA
# description: |
#   Whether a policy of the bucket refuses every upload that does not give the bucket's
#   owner full control.
# scope: document
owner_acl_demanded(bucket) if {
	some [_, statement] in acl_denies(bucket)
	"bucket-owner-full-control" in demanded(statement, "s3:x-amz-acl")
}

# METADATA
# description: |
#   Deny statements of the bucket's policies that spare only uploads with some ACL, as a
#   list of policy and statement.
# scope: document
acl_denies(bucket) := [[document, statement] |
	some id in bucket.policies
	document := input.policies[id]
	some statement in document.statements
	policy.denies(statement)
	policy.reaches_action(statement, "s3:putobject")
	reaches_objects(statement, bucket)
	count(demanded(statement, "s3:x-amz-acl")) > 0
	not _header_given(statement)
]

# A deny that holds only when the header is there spares uploads without one.
_header_given(statement) if {
	some condition in statement.conditions
	condition.name == "s3:x-amz-acl"
	condition.base == "null"
	lower(condition.values[0].value) == "false"
}

# METADATA
# description: The buckets whose requester pays, by name.
# scope: document
requester_pays := {name: bucket |
	some name
	input.buckets[name].request_payer.value == "Requester"
	bucket := input.buckets[name]
	object.get(bucket.request_payer, "change", "") != "delete"
}

# METADATA
# description: |
#   Whether a flag of Block Public Access is on for a bucket: on, off, or undefined when
#   nothing in view tells. The account's settings add to the bucket's; a new bucket has
#   all four on, and an argument that a resource leaves out is off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# scope: document
blocked(bucket, flag) := "on" if {
	_account_blocks(bucket, flag)
} else := state if {
	state := bucket.public_access_block[flag]
	state in {"on", "off"}
} else := "on" if {
	not bucket.public_access_block
	fresh(bucket)
}

# METADATA
# description: The same as `presumed` of a flag of Block Public Access that is on.
# scope: document
presumed_block(bucket, flag) := {} if {
	_account_blocks(bucket, flag)
} else := presumed(bucket, "public_access_block")

_account_blocks(bucket, flag) if input.accounts[bucket.account].public_access_block[flag] == "on"

_account_blocks(bucket, _) if input.accounts[bucket.account].organization_block

# METADATA
# description: Where a flag of Block Public Access is set, as related locations.
# scope: document
block_places(bucket) := [{"msg": "Block Public Access is set here", "range": bucket.public_access_block.range} |
	bucket.public_access_block
]

# METADATA
# description: The name of the bucket for whose id, name or ARN a token stands.
# scope: document
name_of_token(token) := name if {
	startswith(token, "${")
	address := regex.replace(token, `^\$\{(.*)\.[a-z_]+\}$`, "$1")
	name := _by_address[address]
}

_by_address := {bucket.address: name | some name, bucket in input.buckets}

# METADATA
# description: The bucket that an argument names, by name or by a token.
# scope: document
named(text) := input.buckets[text] if {
	input.buckets[text]
} else := input.buckets[name_of_token(text)]
