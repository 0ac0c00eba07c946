package lint403.rules.action.companion_actions_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.companion_actions as rule

test_deny[note] if {
	some note, tc in {
		"a reader alone": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": {["", ["NEW_GETOBJECT_WITHOUT_LISTBUCKET", "OBJ-001", "NEW_VERSION_ACTION_MISSING"]]},
		},
		"a reader who lists": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject", "s3:List*"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": {["", ["NEW_VERSION_ACTION_MISSING"]]},
		},
		"a reader with everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
		"a writer alone": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": {["", ["NEW_PUTOBJECT_ACL_ACTION_MISSING", "ACT-002"]]},
		},
		"near miss, a wildcard": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
		"near miss, in Terraform the accesses are simulated": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), [{"op": "add", "path": "/policies/p/address", "value": "aws_iam_policy.p"}]),
			"iam": {},
			"want": set(),
		},
		"unknown action beside it": {
			"input": build.model("identity", [build.statement("Allow", {"actions": [build.action("s3:GetObject"), build.unknown(build.action("${aws_x.y.z}"))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
