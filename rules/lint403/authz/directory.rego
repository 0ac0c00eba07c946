package lint403.authz

import data.lint403.authz.operations

# R-A-08: object operations of a directory bucket are authorized by the session alone,
# which is asked for on the bucket. Bucket operations have actions of their own, which
# only identity policies grant, and not to other accounts.

_directory(need, who) := array.concat(
	_directory_source(need),
	array.concat(
		[check |
			some check in _on_bucket(need, _session_ask(operations.directory(need.operation), need))
		],
		[_key_check(ask, _bucket(need.bucket).encryption, need, who) |
			operations.directory(need.operation) in {"read", "write"}
			startswith(_bucket(need.bucket).encryption.algorithm, "aws:kms")
			some ask in [
				{"action": "kms:GenerateDataKey", "use": "write"},
				{"action": "kms:Decrypt", "use": "write"},
			]
		],
	),
)

_session_ask(access, _) := {
	"action": "s3express:CreateSession",
	"path": "",
	"session": access,
} if {
	access in {"read", "write"}
}

_session_ask(action, _) := {"action": action, "path": "", "identity_only": true} if {
	not action in {"read", "write"}
}

# The source of a copy, which may be a bucket of either kind. One session reads all there
# is of an object.
_directory_source(need) := checks if {
	checks := _source_checks({"action": "s3:GetObject", "version": "s3:GetObjectVersion", "on": "source"}, need)
} else := []

_source_checks(ask, need) := [_bucket_check(_bucket(need.source_bucket), {
	"action": "s3express:CreateSession",
	"path": "",
	"session": "read",
})] if {
	ask.action == "s3:GetObject"
	_bucket(need.source_bucket).type == "directory"
}

_source_checks(ask, need) := [_bucket_check(_bucket(need.source_bucket), {
	"action": _action(ask, need),
	"path": sprintf("/%s", [object.get(need, "source_key", "")]),
	"stored": _object_of("source", need),
	"object": true,
	"source": true,
})] if {
	not _bucket(need.source_bucket).type == "directory"
}
