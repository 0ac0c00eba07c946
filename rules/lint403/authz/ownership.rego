package lint403.authz

import data.lint403.lib.acl

# Object Ownership and ACLs (R-S-05 to R-S-10).

# The account that owns an object. Where ACLs are off it is the owner of the bucket, old
# objects included; otherwise the writer, unless it handed the object over.
_owner(bucket, stored) := bucket.account if {
	_acls_off(bucket)
} else := owner if {
	owner := stored.owner
	owner != ""
} else := bucket.account if {
	_sets(bucket, "BucketOwnerPreferred")
	_handed_over(stored.acl)
} else := writer if {
	writer := stored.writer
	writer != ""
} else := bucket.account

_handed_over(list) if list.canned == "bucket-owner-full-control"

# R-S-05: off is the default of a new bucket.
_acls_off(bucket) if not bucket.ownership

_acls_off(bucket) if _sets(bucket, "BucketOwnerEnforced")

# R-S-07: without the ownership controls it once had, a bucket is left with ObjectWriter.
_sets(bucket, value) if {
	bucket.ownership.value == value
	not bucket.ownership.change == "delete"
}

# An older bucket may have them on.
_acls_presumed_off(bucket) if {
	not bucket.ownership
	not _is_new(bucket)
}

# R-S-08: actions on an object that its owner decides; the owner of the bucket may always
# delete, replace and archive it.
_owner_decides(action) if action in {
	"s3:GetObject",
	"s3:GetObjectVersion",
	"s3:GetObjectAcl",
	"s3:GetObjectVersionAcl",
	"s3:PutObjectAcl",
	"s3:PutObjectVersionAcl",
	"s3:GetObjectTagging",
	"s3:GetObjectVersionTagging",
	"s3:PutObjectTagging",
	"s3:PutObjectVersionTagging",
	"s3:DeleteObjectTagging",
	"s3:DeleteObjectVersionTagging",
	"s3:GetObjectTorrent",
}

# R-S-09: ACL grants are further allows of the resource's side, never denies.
_acl_allow(need, who, check) := _acl_grants(need, who, check) if {
	check.kind == "bucket"
	not _acls_off(_bucket(check.bucket))
} else := {side: min([verdict, 1]) | some side, verdict in _acl_grants(need, who, check)} if {
	check.kind == "bucket"
	_acls_presumed_off(_bucket(check.bucket))
} else := {}

_acl_of(check) := list if {
	check.object
	not _by_bucket_acl(check)
	bucket := _bucket(check.bucket)
	list := acl.grants(object.get(check.stored, "acl", {}), _owner(bucket, check.stored), bucket.account)
} else := acl.grants(_bucket(check.bucket).acl, _bucket(check.bucket).account, _bucket(check.bucket).account)

_by_bucket_acl(check) if _acl_permission(check.action) == "WRITE"

_acl_grants(need, who, check) := {
	"direct": max({0} | {_everybody(grant.grantee, who, check) | some grant in given}),
	"account": max({0} | {verdict | some grant in given; verdict := _to_account(grant, who, need)}),
} if {
	given := [grant | some grant in _acl_of(check); _gives(grant, check)]
}

_gives(grant, check) if grant.permission in {"FULL_CONTROL", _acl_permission(check.action)}

# R-S-11: IgnorePublicAcls leaves the grants to the public groups without effect.
_everybody("AllUsers", _, check) := 2 - _flag("ignore_public_acls", check)

_everybody("AuthenticatedUsers", who, check) := 2 - _flag("ignore_public_acls", check) if {
	not who.kind in {"anonymous", "service"}
}

_everybody("LogDelivery", who, _) := 2 if who.arn == "logging.s3.amazonaws.com"

_to_account(grant, who, need) := 2 if {
	grant.grantee in who.accounts
} else := 1 if _maybe_to_account(grant, who, need)

# A canonical id may be that of any account whose own is not known.
_maybe_to_account(grant, who, need) if {
	need.open_context
	regex.match(`^[0-9a-f]{64}$`, grant.grantee)
	not grant.grantee in acl.services
	not input.accounts[who.account].canonical_id
	every account in object.get(input, "accounts", {}) {
		object.get(account, "canonical_id", "") != grant.grantee
	}
}

_acl_permission(action) := {
	"s3:ListBucket": "READ",
	"s3:ListBucketVersions": "READ",
	"s3:ListBucketMultipartUploads": "READ",
	"s3:PutObject": "WRITE",
	"s3:GetBucketAcl": "READ_ACP",
	"s3:PutBucketAcl": "WRITE_ACP",
	"s3:GetObject": "READ",
	"s3:GetObjectVersion": "READ",
	"s3:GetObjectAcl": "READ_ACP",
	"s3:GetObjectVersionAcl": "READ_ACP",
	"s3:PutObjectAcl": "WRITE_ACP",
	"s3:PutObjectVersionAcl": "WRITE_ACP",
}[action]
