package lint403.rules.document.not_principal_test

import data.lint403.lib.build
import data.lint403.rules.document.not_principal as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: Allow in a bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"ALLOW_WITH_NOT_PRINCIPAL", "S3API_ALLOW_NOTPRINCIPAL"},
	},
	"hit: Allow elsewhere": {
		"input": build.model("kms", [build.statement("Allow", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"ALLOW_WITH_NOT_PRINCIPAL"},
	},
	"hit: Deny without the account": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"NEW_NOTPRINCIPAL_DENY_INCOMPLETE"},
	},
	"hit: session without the role": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:root", "root"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"NEW_NOTPRINCIPAL_DENY_INCOMPLETE"},
	},
	"hit: endpoint": {
		"input": build.model("vpce", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:root", "root"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"VPCE_NOTPRINCIPAL"},
	},
	"miss: Principal": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: complete": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:root", "root"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: session with everything": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:root", "root"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: trust policies have their own rule": {
		"input": build.model("trust", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: one entry not known": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role"), {"account": "111122223333"}), build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}
