package lint403.rules.security.list_actions_test

import data.lint403.lib.build
import data.lint403.rules.security.list_actions as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: buckets": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListAllMyBuckets"]), "resources": build.patterns(["*"])})]),
		"want": {"REGULA_S3_NOLIST"},
	},
	"hit: wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:List*"]), "resources": build.patterns(["*"])})]),
		"want": {"REGULA_S3_NOLIST"},
	},
	"miss: one bucket": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": set(),
	},
	"near miss: another action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}
