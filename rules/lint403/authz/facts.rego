package lint403.authz

# The things a request is about, as the model has them, or as far as a name tells.

_bucket(name) := input.buckets[name]

_bucket(name) := {
	"name": name,
	"arn": sprintf("arn:aws:s3:::%s", [name]),
	"account": "",
	"policy_elsewhere": true,
	"stranger": true,
} if {
	not input.buckets[name]
}

# What no resource sets has the value that AWS gives to new buckets for certain only where
# a plan or a scenario creates the bucket.
_is_new(bucket) if bucket.change in {"create", "replace"}

_object(bucket_name, key) := object.get(input, ["objects", sprintf("%s/%s", [bucket_name, key])], {})

_access_point(arn) := input.access_points[arn]

_access_point(arn) := object.union(
	{"arn": arn, "account": split(arn, ":")[4], "stranger": true},
	{"type": "object-lambda" | contains(arn, ":s3-object-lambda:")},
) if {
	not input.access_points[arn]
}

default _arn_account(_) := ""

_arn_account(arn) := split(arn, ":")[4]

default _arn_region(_) := ""

_arn_region(arn) := split(arn, ":")[3]

# The ARN of a key that is written as ARN, id, alias or not at all. R-Z-08: an alias or
# id belongs to the account of whoever sends it; without a key it is the AWS managed key
# of that account.
_key_arn(text, account, region) := text if {
	input.keys[text]
} else := arn if {
	text in {"", "alias/aws/s3"}
	some arn, key in input.keys
	key.managed == "aws"
	key.account == account
	_in_region(key, region)
} else := sprintf("arn:aws:kms:%s:%s:alias/aws/s3", [region, account]) if {
	text in {"", "alias/aws/s3"}
} else := arn if {
	some arn, key in input.keys
	_is_called(text, key)
	_reachable(text, key, account)
} else := text if {
	startswith(text, "arn:")
} else := text if {
	startswith(text, "${")
} else := sprintf("arn:aws:kms:%s:%s:%s", [region, account, text]) if {
	startswith(text, "alias/")
} else := sprintf("arn:aws:kms:%s:%s:key/%s", [region, account, text])

_in_region(key, region) if object.get(key, "region", "") in {"", region}

_in_region(key, region) if contains(sprintf("%s%s", [key.region, region]), "${")

_is_called(text, key) if text == key.key_id

_is_called(text, key) if text in key.aliases

_is_called(text, key) if endswith(key.arn, sprintf("/%s", [text]))

_reachable(text, _, _) if startswith(text, "arn:")

_reachable(text, _, _) if startswith(text, "${")

_reachable(_, key, account) if key.account == account

_key(arn) := input.keys[arn]

_key(arn) := {
	"arn": arn,
	"account": _arn_account(arn),
	"region": _arn_region(arn),
	"managed": _key_manager(arn),
	"stranger": true,
} if {
	not input.keys[arn]
}

_key_manager(arn) := "aws" if endswith(arn, ":alias/aws/s3")

_key_manager(arn) := "customer" if not endswith(arn, ":alias/aws/s3")

# Which encryption an ask meets: that of the stored object, of the source of a copy, or
# of what is being written.
_encryption("write", need, who) := _written(need, who)

_encryption(use, need, _) := _stored(use, need) if use != "write"

_stored(side, need) := encryption if {
	encryption := _object_of(side, need).encryption
} else := _bucket(_ask_bucket(side, need)).encryption

# The object of a need, or the source of its copy.
_object_of("source", need) := _object(need.source_bucket, object.get(need, "source_key", ""))

_object_of(side, need) := need.stored if side != "source"

# What is written follows the headers, then the upload it belongs to, then the bucket's
# default. A key that the customer sends is nothing to KMS.
_written(need, _) := {} if {
	need.headers["x-amz-server-side-encryption-customer-algorithm"]
} else := object.union(_header_encryption(need), _header_bucket_key(need)) if {
	need.headers["x-amz-server-side-encryption"]
} else := encryption if {
	need.operation in {"UploadPart", "CompleteMultipartUpload", "ListParts"}
	encryption := need.stored.encryption
	startswith(encryption.algorithm, "aws:kms")
} else := _bucket(need.bucket).encryption

_header_encryption(need) := {
	"algorithm": need.headers["x-amz-server-side-encryption"],
	"key": object.get(need.headers, "x-amz-server-side-encryption-aws-kms-key-id", _default_key(need.bucket)),
}

# R-Z-08: the header without a key means the default key of the bucket, if it has one.
_default_key(bucket_name) := object.get(encryption, "key", "") if {
	encryption := _bucket(bucket_name).encryption
	startswith(encryption.algorithm, "aws:kms")
} else := ""

_header_bucket_key(need) := {"bucket_key": "on"} if {
	lower(need.headers["x-amz-server-side-encryption-bucket-key-enabled"]) == "true"
} else := {} if {
	need.headers["x-amz-server-side-encryption-bucket-key-enabled"]
} else := {"bucket_key": flag | flag := _bucket(need.bucket).encryption.bucket_key}

# Whose AWS managed key stands in where no key is named: the account of whoever writes.
_key_owner("write", _, who) := who.account

_key_owner(use, need, _) := _writer(use, need) if use != "write"

_writer(side, need) := account if {
	account := _object_of(side, need).writer
	account != ""
} else := account if {
	account := _object_of(side, need).owner
	account != ""
} else := _bucket(_ask_bucket(side, need)).account

_ask_bucket("source", need) := need.source_bucket

_ask_bucket(use, need) := need.bucket if use != "source"

_ask_key("source", need) := object.get(need, "source_key", "")

_ask_key(use, need) := object.get(need, "key", "") if use != "source"
