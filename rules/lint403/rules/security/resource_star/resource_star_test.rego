package lint403.rules.security.resource_star_test

import data.lint403.lib.build
import data.lint403.rules.security.resource_star as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
		with data.lint403.iam as _reference
}

_cases := {
	"hit: read": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_RESOURCE_STAR", "CKV_AWS_288"},
	},
	"hit: write": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_RESOURCE_STAR", "CKV_AWS_290"},
	},
	"hit: wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Put*"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_RESOURCE_STAR", "CKV_AWS_290"},
	},
	"hit: service": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_RESOURCE_STAR", "CKV_AWS_288", "CKV_AWS_290"},
	},
	"hit: all but in name": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetBucketPolicy"]), "resources": build.patterns(["arn:aws:s3:::*/*"])})]),
		"want": {"PARLIAMENT_RESOURCE_EFFECTIVELY_STAR"},
	},
	"hit: every queue": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["sqs:SendMessage"]), "resources": build.patterns(["arn:aws:sqs:*:*:*"])})]),
		"want": {"PARLIAMENT_RESOURCE_EFFECTIVELY_STAR"},
	},
	"miss: one bucket": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: only for everything": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListAllMyBuckets"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: write under a condition": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringEquals", "aws:ResourceAccount", ["1"])]})]),
		"want": {"PARLIAMENT_RESOURCE_STAR"},
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}

_reference := {"services": {"s3": {"actions": {"getobject": {"access": "Read", "resources": ["object"]}, "putobject": {"access": "Write", "resources": ["object"]}, "listallmybuckets": {"access": "List"}, "putbucketpolicy": {"access": "Permissions management", "resources": ["bucket"]}, "getbucketpolicy": {"access": "Read", "resources": ["bucket"]}}}}, "patterns": {"s3:put*": ["putobject", "putbucketpolicy"]}}
