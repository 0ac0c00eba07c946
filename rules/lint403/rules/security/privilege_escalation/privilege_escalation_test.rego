package lint403.rules.security.privilege_escalation_test

import data.lint403.lib.build
import data.lint403.rules.security.privilege_escalation as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: alone": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreatePolicyVersion"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_PRIVILEGE_ESCALATION"},
	},
	"hit: together": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:PassRole", "ec2:Run*"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_PRIVILEGE_ESCALATION"},
	},
	"hit: over two statements": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:PassRole"]), "resources": build.patterns(["*"])}), build.statement("Allow", {"actions": build.actions(["ec2:RunInstances"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_PRIVILEGE_ESCALATION"},
	},
	"hit: bucket policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutBucketPolicy"]), "resources": build.patterns(["*"])})]),
		"want": {"PARLIAMENT_RESOURCE_POLICY_PRIVILEGE_ESCALATION"},
	},
	"miss: one half": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["ec2:RunInstances"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: taken back": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreatePolicyVersion"]), "resources": build.patterns(["*"])}), build.statement("Deny", {"actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: an administrator gains nothing": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: has the rights anyway": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}
