package lint403.authz

import data.lint403.lib.public

# R-S-11, R-B-01: the flags of the organization, the account, the bucket and the access
# point are ORed. A new bucket or access point without settings of its own has all four on;
# buckets from before April 2023 may have none.

# The verdict of a flag for a check.
_flag(name, check) := max([
	_own_flag(name, _bucket(check.bucket)),
	_account_flag(name, _bucket(check.bucket).account),
	_access_point_flag(name, check),
]) if {
	check.bucket
} else := max([_account_flag(name, check.account), _access_point_flag(name, check)])

_own_flag(name, bucket) := level if {
	level := _level(bucket.public_access_block[name])
} else := 2 if {
	_is_new(bucket)
} else := 2 if {
	bucket.type == "directory" # which cannot be public
} else := 1

# Access points have all four on from the start, and keep them.
_access_point_flag(_, check) := 0 if not check.access_point

_access_point_flag(name, check) := level if {
	level := _level(_access_point(check.access_point).public_access_block[name])
} else := 2 if {
	not _access_point(check.access_point).stranger
	check.access_point
} else := 1 if check.access_point

_account_flag(name, account) := 2 if {
	input.accounts[account].organization_block
} else := level if {
	level := _level(input.accounts[account].public_access_block[name])
} else := 0

_level("on") := 2

_level("unknown") := 1

_level("off") := 0

# RestrictPublicBuckets leaves only services and the accounts of bucket and access point
# where a stored policy is public, whatever its other statements say.
_restricted(who, check) := min([_flag("restrict_public_buckets", check), max({0} | _public_policies(check))]) if {
	_outsider(who, check)
} else := 0

# R-B-02: an access point that only a VPC reaches is never public.
_public_policies(check) := {verdict |
	some policy in check.policies
	not _vpc_only(check)
	verdict := public.verdict(policy)
}

_vpc_only(check) if _access_point(check.access_point).network_origin == "VPC"

_outsider(who, check) if {
	check.kind in {"bucket", "access-point"}
	who.kind != "service"
	not who.account in _owners(check)
	not check.elsewhere
}

_owners(check) := {_bucket(check.bucket).account} | {account | account := _access_point(check.access_point).account}
