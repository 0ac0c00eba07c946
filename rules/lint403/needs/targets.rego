package lint403.needs

# METADATA
# description: |
#   What an entry of Resource names, as a list of objects with bucket, rest (the key
#   pattern; null for the bucket itself) and, for an access point, via. A wildcard in
#   the bucket's name stands for the buckets in view that it matches, if something is
#   written before it; what names every bucket declares no need of one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
#     description: How Amazon S3 works with IAM
# scope: document
targets(pattern) := [{"bucket": head, "rest": rest}] if {
	["arn", partition, "s3", "", "", path] = pattern.fields
	not pattern.unknown
	[head, rest] := _halves(path)
	_partitions[head] == partition
} else := [] if {
	pattern.match.kind == "any"
} else := [{"bucket": bucket, "rest": rest}] if {
	[head, rest] := _bucket_path(pattern)
	bucket := _bucket_of(head)
	not _other_partition(pattern, bucket)
} else := [target |
	some name in _matching_buckets(head)
	target := {"bucket": name, "rest": rest}
] if {
	[head, rest] := _bucket_path(pattern)
	_open_name(head)
} else := [target |
	some bucket in _buckets_behind(access_point)
	target := {"bucket": bucket, "rest": rest, "via": arn}
] if {
	[arn, rest] := _access_point_path(pattern)
	access_point := input.access_points[arn]
} else := []

# The ordinary forms, which take few steps.
_halves(path) := halves if {
	halves := split(path, "/")
	count(halves) == 2
} else := [path, null] if {
	not contains(path, "/")
}

# The partitions of the buckets in view, as far as they follow from their ARN.
_partitions := {name: partition |
	some name, bucket in input.buckets
	["arn", partition, "s3", "", "", _] = split(bucket.arn, ":")
}

# What an ARN of another partition means is not to be guessed; the partition of a bucket
# follows from a region that may have come from the environment.
_other_partition(pattern, name) if {
	bucket := input.buckets[name]
	bucket.address
	startswith(bucket.arn, "arn:")
	partition := split(bucket.arn, ":")[1]
	not pattern.fields[1] in {partition, "*"}
	not contains(pattern.fields[1], "${")
}

# METADATA
# description: The buckets in view by ARN, which may be a token.
# scope: document
bucket_by_arn := {bucket.arn: name | some name, bucket in input.buckets}

# The name or ARN token before the first slash, and what follows the slash.
_bucket_path(pattern) := _cut(pattern.fields[5], object.get(pattern, "unknown", [])) if {
	pattern.fields[2] == "s3"
	pattern.fields[3] == ""
	pattern.fields[4] == ""
	not startswith(pattern.fields[5], "accesspoint/")
} else := [name, null] if {
	pattern.fields[2] == "s3express"
	startswith(pattern.fields[5], "bucket/")
	name := trim_prefix(pattern.fields[5], "bucket/")
} else := _cut(pattern.value, pattern.unknown) if {
	startswith(pattern.value, "${")
}

_cut(path, []) := [head, rest] if {
	slash := indexof(path, "/")
	slash >= 0
	head := substring(path, 0, slash)
	rest := substring(path, slash + 1, -1)
} else := [path, null] if {
	indexof(path, "/") < 0
}

# A token may hold slashes of its own.
_cut(path, unknown) := [head, rest] if {
	unknown != []
	head := regex.find_n(`^(?:\$\{[^}]*\}|[^/])*`, path, 1)[0]
	rest := _after_slash(trim_prefix(path, head))
}

_after_slash("") := null

_after_slash(text) := substring(text, 1, -1) if startswith(text, "/")

# A name that is written out, or the bucket that a token stands for.
_bucket_of(head) := bucket_by_arn[head] if {
	head != ""
} else := head if {
	input.buckets[head]
} else := head if {
	head != ""
	not contains(head, "*")
	not contains(head, "?")
	not contains(head, "${")
}

_open_name(head) if regex.match(`^[a-z0-9][a-z0-9.-]{2,}[*?]`, head)

_matching_buckets(head) := [name |
	some name, bucket in input.buckets
	bucket.address
	glob.match(head, [], name)
]

_access_point_path(pattern) := [arn, rest] if {
	pattern.fields[2] == "s3"
	parts := split(pattern.fields[5], "/")
	parts[0] == "accesspoint"
	arn := concat(":", array.concat(
		array.slice(pattern.fields, 0, 5),
		[concat("/", array.slice(parts, 0, 2))],
	))
	rest := _object_part(array.slice(parts, 2, count(parts)))
} else := [arn, rest] if {
	startswith(pattern.value, "${")
	[arn, tail] := _cut(pattern.value, pattern.unknown)
	rest := _object_part_of(tail)
}

_object_part([]) := null

_object_part(parts) := concat("/", array.slice(parts, 1, count(parts))) if parts[0] == "object"

_object_part_of(null) := null

_object_part_of(tail) := trim_prefix(tail, "object/") if startswith(tail, "object/")

_buckets_behind(access_point) := [access_point.bucket] if {
	access_point.type in {"standard", "directory"}
	access_point.bucket
} else := array.slice(object.get(access_point, "buckets", []), 0, 1)

# METADATA
# description: |
#   A key that a key pattern matches and that hardly anything else does: a wildcard
#   becomes a tail which only a wildcard can match. Undefined when the pattern holds a
#   policy variable that has no value for the principal.
# scope: document
probe_key(rest, principal) := key if {
	filled := _filled(rest, principal)
	key := replace(replace(filled, "*", "~"), "?", "~")
}

_filled(rest, _) := rest if not contains(rest, "${")

_filled(rest, principal) := filled if {
	contains(rest, "${")
	filled := replace(rest, "${aws:username}", input.principals[principal].name)
	input.principals[principal].kind == "user"
	not contains(filled, "${aws:")
}
