package lint403.rules.kms.bucket_key_context_test

import data.lint403.lib.build
import data.lint403.rules.kms.bucket_key_context as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: objects only": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*"])]})]),
		"want": {"NEW_KMS_ENCRYPTION_CONTEXT_OBJECT_ARN"},
	},
	"hit: the bucket has a Bucket Key": {
		"input": object.union(build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*"])]})]), {"buckets": {"data": {"name": "data", "encryption": {"bucket_key": "on"}}}}),
		"want": {"NEW_KMS_ENCRYPTION_CONTEXT_OBJECT_ARN"},
	},
	"miss: both": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*", "arn:aws:s3:::data"])]})]),
		"want": set(),
	},
	"near miss: a pattern that covers both": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*", "arn:aws:s3:::data*"])]})]),
		"want": set(),
	},
	"near miss: no Bucket Key": {
		"input": object.union(build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["kms:*"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*"])]})]), {"buckets": {"data": {"name": "data", "encryption": {"bucket_key": "off"}}}}),
		"want": set(),
	},
	"near miss: a Deny": {
		"input": build.model("kms", [build.statement("Deny", {"conditions": [build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*"])]})]),
		"want": set(),
	},
	"unknown: value not known": {
		"input": build.model("kms", [build.statement("Allow", {"conditions": [object.union(build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", []), {"values": [build.pattern("arn:aws:s3:::data/*"), build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
		"want": set(),
	},
}

test_severity[flag] if {
	some flag, want in {"on": {"error"}, "unknown": set()}
	condition := build.condition("StringLike", "kms:EncryptionContext:aws:s3:arn", ["arn:aws:s3:::data/*"])
	model := object.union(
		build.model("kms", [build.statement("Allow", {"conditions": [condition]})]),
		{"buckets": {"data": {"name": "data", "encryption": {"bucket_key": flag}}}},
	)
	{f.severity | some f in rule.deny} == want with input as model
}
