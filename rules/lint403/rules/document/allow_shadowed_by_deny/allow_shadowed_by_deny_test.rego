package lint403.rules.document.allow_shadowed_by_deny_test

import data.lint403.lib.build
import data.lint403.rules.document.allow_shadowed_by_deny as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: covered": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"actions": build.actions(["s3:Get*"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"NEW_ALLOW_SHADOWED_BY_DENY"},
	},
	"hit: everybody denied": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data*"])})]),
		"want": {"NEW_ALLOW_SHADOWED_BY_DENY"},
	},
	"hit: the same token": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))]}), build.statement("Deny", {"actions": build.actions(["s3:*"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))]})]),
		"want": {"NEW_ALLOW_SHADOWED_BY_DENY"},
	},
	"miss: other action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"actions": build.actions(["s3:Put*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: other resource": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data/private/*"])})]),
		"want": set(),
	},
	"near miss: under a condition": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["false"])]})]),
		"want": set(),
	},
	"near miss: somebody else denied": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: an SCP is for many accounts": {
		"input": build.model("scp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])}), build.statement("Deny", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: resource not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))]}), build.statement("Deny", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}
