package lint403.rules.security.permissions_management_test

import data.lint403.lib.build
import data.lint403.rules.security.permissions_management as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
		with data.lint403.iam as _reference
}

_cases := {
	"hit: action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutBucketPolicy"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": {"PARLIAMENT_PERMISSIONS_MANAGEMENT_ACTIONS"},
	},
	"hit: wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Put*"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": {"PARLIAMENT_PERMISSIONS_MANAGEMENT_ACTIONS"},
	},
	"miss: read": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetBucketPolicy"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": set(),
	},
	"near miss: Deny": {
		"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:PutBucketPolicy"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}

_reference := {"services": {"s3": {"actions": {"getobject": {"access": "Read", "resources": ["object"]}, "putobject": {"access": "Write", "resources": ["object"]}, "listallmybuckets": {"access": "List"}, "putbucketpolicy": {"access": "Permissions management", "resources": ["bucket"]}, "getbucketpolicy": {"access": "Read", "resources": ["bucket"]}}}}, "patterns": {"s3:put*": ["putobject", "putbucketpolicy"]}}
