package lint403.rules.document.principal_not_allowed_test

import data.lint403.lib.build
import data.lint403.rules.document.principal_not_allowed as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: identity policy": {
		"input": build.model("identity", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_PRINCIPAL"},
	},
	"hit: session policy": {
		"input": build.model("session", [build.statement("Allow", {"not_principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_PRINCIPAL"},
	},
	"hit: SCP": {
		"input": build.model("scp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_PRINCIPAL", "SCP_SYNTAX_ERROR_PRINCIPAL"},
	},
	"miss: none": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: bucket policy": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: members not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}
