package lint403.needs.integrations

import data.lint403.lib.bucket as buckets
import data.lint403.lib.symbol

# METADATA
# description: |
#   The value of an argument in the form that an entry asks for; undefined when it does
#   not have that form. The README of lint403.needs.catalog lists the forms.
# scope: document
formed("text", text, _) := text

formed("raw", text, _) := text

formed("prefix", text, _) := _dir(text)

# A prefix of Firehose may go on with expressions that it evaluates itself.
formed("key_start", text, _) := split(text, "!{")[0]

# A key of AWS IoT may hold expressions, too; with one it is not known to the end.
formed("template_key", text, _) := text if not contains(text, "${")

formed("template_key", text, _) := sprintf("%s~", [split(text, "${")[0]]) if contains(text, "${")

formed("organization", text, _) := text if not symbolic(text)

# Whatever it is, it is no account.
formed("organization", text, _) := sprintf("o-%s", [text]) if symbolic(text)

formed("bucket", text, _) := _bucket(text)

formed("bucket_arn", text, _) := _bucket(_cut(_arn(text))[0])

formed("arn_prefix", text, _) := _dir(_cut(_arn(text))[1])

formed("arn_key", text, _) := _cut(_arn(text))[1]

formed("uri", text, _) := _bucket(_cut(_uri(text))[0])

formed("uri_key", text, _) := key if {
	key := _cut(_uri(text))[1]
	key != ""
}

formed("uri_dir", text, _) := _dir(trim_suffix(_cut(_uri(text))[1], "*"))

formed("uri_start", text, _) := _start(_cut(_uri(text))[1])

formed("path", text, _) := _bucket(_cut(_path_of(text))[0])

formed("path_key", text, _) := _cut(_path_of(text))[1]

formed("path_dir", text, _) := _dir(_cut(_path_of(text))[1])

formed("mount", text, _) := _bucket(_cut(trim_left(text, "/"))[0])

formed("mount_dir", text, _) := _dir(_cut(trim_left(text, "/"))[1])

formed("url", text, _) := _bucket(_url(text)[0])

formed("url_key", text, _) := _url(text)[1]

formed("domain", text, _) := _bucket(_domain(text))

formed("arn_of_bucket", text, place) := input.buckets[_bucket(text)].arn if {
	input.buckets[_bucket(text)]
} else := sprintf("arn:%s:s3:::%s", [place.partition, _bucket(text)])

formed("key", text, _) := _key(text)

formed("role", text, place) := _role(text, place)

formed("profile", text, place) := _role(_profile_roles[text], place)

formed("profile", text, place) := _role(_profile_roles[_address(text)], place) if not _profile_roles[text]

formed("origin_identity", text, place) := _origin_identity(text, place)

formed(form, text, _) := key if {
	startswith(form, "key_of ")
	[type, name] := split(trim_prefix(form, "key_of "), ".")
	some resource in input.resources[type]
	resource.values.arn == text
	key := _key(resource.values[name])
}

# METADATA
# description: What an argument that is not set stands for, where it need not be set.
# scope: document
absent("prefix") := ""

absent("raw") := ""

absent("key_start") := ""

absent("template_key") := "~"

absent("arn_prefix") := ""

absent("organization") := "o-${organization}"

# The prefix of what is in a folder.
_dir(text) := "" if {
	trim(text, "/") == ""
} else := sprintf("%s/", [trim(text, "/")])

# What may be an object or all that starts like this.
_start("") := "~"

_start(text) := sprintf("%s~", [text]) if endswith(text, "/")

_start(text) := text if {
	text != ""
	not endswith(text, "/")
}

# The name of a bucket that is written as it is or stands for one in view. What stands for
# something else tells nothing.
_bucket(text) := text if {
	input.buckets[text]
} else := name if {
	name := _bucket_by_arn[text]
} else := name if {
	name := buckets.name_of_token(text)
} else := text if {
	not symbolic(text)
	not contains(text, ":")
}

_bucket_by_arn := {bucket.arn: name | some name, bucket in input.buckets}

# METADATA
# description: Whether a text holds a token.
# scope: document
symbolic(text) if symbol.symbolic(text)

# The part of an ARN of S3 that follows the colons; a token stands for a whole ARN.
_arn(text) := regex.replace(text, `^arn:[^:]*:s3:::`, "") if {
	regex.match(`^arn:[^:]*:s3:::`, text)
} else := text if startswith(text, "${")

_uri(text) := regex.replace(text, `^s3[an]?://`, "") if regex.match(`^s3[an]?://`, text)

_path_of(text) := _arn(text) if {
	_arn(text)
} else := text if not contains(text, ":")

# What stands before the first slash that is not part of a token, and what follows.
_cut(text) := [head, trim_prefix(trim_prefix(text, head), "/")] if {
	head := regex.find_n(`^(?:\$\{[^}]*\}|[^/])+`, text, 1)[0]
}

# Virtual-hosted names of a bucket, but not those of its website.
_domain(text) := name if {
	not contains(text, ".s3-website")
	some [_, name] in regex.find_all_string_submatch_n(
		`^(.+)\.s3(?:[.-](?:dualstack\.)?(?:\$\{[^}]*\}|[a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$`,
		text, 1,
	)
} else := text if regex.match("^\\$\\{[^}]*domain_name\\}$", text)

_url(text) := [_domain(host), key] if {
	[host, key] := _cut(trim_prefix(text, "https://"))
	_domain(host)
} else := _cut(regex.replace(text, `^https://s3[.a-z0-9-]*\.amazonaws\.com(?:\.cn)?/`, "")) if {
	regex.match(`^https://s3[.a-z0-9-]*\.amazonaws\.com(?:\.cn)?/`, text)
}

# The address of the resource that a token belongs to.
_address(token) := regex.replace(token, `^\$\{(.*)\.[a-z0-9_]+\}$`, "$1") if startswith(token, "${")

_key(text) := text if {
	input.keys[text]
} else := arn if {
	some arn, key in input.keys
	_called(text, key)
} else := text if {
	startswith(text, "arn:")
} else := text if startswith(text, "alias/aws/")

_called(text, key) if text == key.key_id

_called(text, key) if text in key.aliases

_called(text, key) if key.address == _address(text)

_role(text, place) := text if {
	input.principals[text].kind == "role"
} else := arn if {
	some arn in _roles_by_name[text]
	input.principals[arn].account == place.account
} else := arn if {
	some arn, principal in input.principals
	principal.kind == "role"
	principal.address == _address(text)
} else := text if {
	regex.match(`^arn:[^:]*:iam::[^:]*:role/`, text)
}

_named[principal.name] contains arn if {
	some arn, principal in input.principals
	principal.kind == "role"
}

_roles_by_name := {name: arns | some name, arns in _named}

# The role of an instance profile by its name, ARN and address.
_profile_roles[name] := profile.values.role if {
	some profile in input.resources.aws_iam_instance_profile
	some name in {text |
		some text in [profile.address, object.get(profile.values, "name", ""), object.get(profile.values, "arn", "")]
		text != ""
	}
}

_origin_identity(text, place) := identity.values.iam_arn if {
	some identity in input.resources.aws_cloudfront_origin_access_identity
	identity.values.cloudfront_access_identity_path == text
} else := sprintf("arn:%s:iam::cloudfront:user/CloudFront Origin Access Identity %s", [place.partition, id]) if {
	not symbolic(text)
	startswith(text, "origin-access-identity/cloudfront/")
	id := trim_prefix(text, "origin-access-identity/cloudfront/")
}
