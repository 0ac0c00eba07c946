package lint403.rules.kms.alias_in_resource_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.kms.alias_in_resource as rule

test_deny[note] if {
	some note, tc in {
		"an alias": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:alias/x"])})]),
			"iam": facts.mismatch({"action": "kms:Decrypt", "types": ["key"]}),
			"want": {["", ["KMS_ALIAS_IN_RESOURCE", "KMS-009", "PARLIAMENT_RESOURCE_MISMATCH"]]},
		},
		"an alias in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:alias/x"])})]),
			"iam": facts.mismatch({"action": "kms:Decrypt", "types": ["key"]}),
			"want": {["warning", ["KMS_ALIAS_IN_RESOURCE", "KMS-009", "PARLIAMENT_RESOURCE_MISMATCH"]]},
		},
		"a key beside it in another statement": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:alias/x"])})]),
			"iam": facts.mismatch({"action": "kms:Decrypt", "types": ["key"], "elsewhere": true}),
			"want": {["warning", ["KMS_ALIAS_IN_RESOURCE", "KMS-009", "PARLIAMENT_RESOURCE_MISMATCH"]]},
		},
		"near miss, another resource": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:s3:::b"])})]),
			"iam": facts.mismatch({"action": "kms:Decrypt", "types": ["key"]}),
			"want": set(),
		},
		"an action on aliases": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:CreateAlias"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:alias/x"])})]),
			"iam": {},
			"want": set(),
		},
		"unknown resources fit everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:alias/x"])})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
