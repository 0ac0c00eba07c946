# METADATA
# title: Access control lists
# description: What canned ACLs grant, which requests carry an ACL, and what is public.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
#     description: Access control list (ACL) overview
# custom:
#   library: true
package lint403.lib.acl

# METADATA
# description: |
#   The grants of an ACL as grantee and permission. A canned ACL is spelled out (R-S-10)
#   for an owner and the owner of the bucket.
# scope: document
grants(acl, owner, bucket_owner) := {{"grantee": grant.grantee, "permission": grant.permission} |
	some grant in array.concat(object.get(acl, "grants", []), _canned(object.get(acl, "canned", ""), owner, bucket_owner))
}

# METADATA
# description: The predefined groups whose grants make an ACL public (R-B-04).
# scope: document
public_groups := {"AllUsers", "AuthenticatedUsers"}

# METADATA
# description: Canonical ids of accounts that are AWS's own, which are nobody else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
#     description: Access logs (standard logs), awslogsdelivery
# scope: document
services := {"c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0"}

# METADATA
# description: Whether an ACL is public.
# scope: document
public(acl) if {
	some grant in grants(acl, "", "")
	public_groups[grant.grantee]
}

# METADATA
# description: The ACL that the headers of a request ask for; undefined without one.
# scope: document
requested(headers) := {
	"canned": object.get(headers, "x-amz-acl", ""),
	"grants": [grant |
		some header, permission in _grant_headers
		some grantee in split(headers[header], ",")
		grant := {"grantee": _grantee(trim_space(grantee)), "permission": permission}
	],
} if {
	some name, _ in headers
	_carries_acl(name)
}

# METADATA
# description: |
#   Whether an ACL says no more than that the owner of the bucket has full control, which
#   is accepted where ACLs are off (R-S-05).
# scope: document
bucket_owner_full_control(acl, bucket_owners) if {
	acl.canned in {"", "bucket-owner-full-control"}
	every grant in acl.grants {
		grant.permission == "FULL_CONTROL"
		grant.grantee in bucket_owners
	}
}

_carries_acl("x-amz-acl")

_carries_acl(name) if _grant_headers[name]

_grant_headers := {
	"x-amz-grant-full-control": "FULL_CONTROL",
	"x-amz-grant-read": "READ",
	"x-amz-grant-read-acp": "READ_ACP",
	"x-amz-grant-write": "WRITE",
	"x-amz-grant-write-acp": "WRITE_ACP",
}

# `id="..."`, `uri="http://acs.amazonaws.com/groups/global/AllUsers"`.
_grantee(text) := _group(trim(substring(text, indexof(text, "=") + 1, -1), `"'`))

_group(text) := regex.replace(text, `^https?://acs\.amazonaws\.com/groups/(global|s3)/`, "")

_canned("bucket-owner-full-control", _, bucket_owner) := [{"grantee": bucket_owner, "permission": "FULL_CONTROL"}]

_canned("bucket-owner-read", _, bucket_owner) := [{"grantee": bucket_owner, "permission": "READ"}]

_canned("public-read", _, _) := [{"grantee": "AllUsers", "permission": "READ"}]

_canned("public-read-write", _, _) := [
	{"grantee": "AllUsers", "permission": "READ"},
	{"grantee": "AllUsers", "permission": "WRITE"},
]

_canned("authenticated-read", _, _) := [{"grantee": "AuthenticatedUsers", "permission": "READ"}]

_canned("log-delivery-write", _, _) := [
	{"grantee": "LogDelivery", "permission": "WRITE"},
	{"grantee": "LogDelivery", "permission": "READ_ACP"},
]

# EC2 reads machine images through a grant of its own account.
_canned("aws-exec-read", _, _) := [{"grantee": "ec2.amazonaws.com", "permission": "READ"}]

_canned("private", _, _) := []

_canned("", _, _) := []
