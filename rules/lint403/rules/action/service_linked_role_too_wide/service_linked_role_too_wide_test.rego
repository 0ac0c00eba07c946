package lint403.rules.action.service_linked_role_too_wide_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.service_linked_role_too_wide as rule

test_deny[note] if {
	some note, tc in {
		"any resource but some": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "not_resources": build.patterns(["arn:aws:iam::111122223333:role/x"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_NOT_RESOURCE"]]},
		},
		"any resource": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_STAR_IN_RESOURCE"]]},
		},
		"any role": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "resources": build.patterns(["arn:aws:iam::111122223333:role/*"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_STAR_IN_RESOURCE"]]},
		},
		"a wildcard action on any resource": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:Create*"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE"]]},
		},
		"a wildcard action on any resource but some": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:Create*"]), "not_resources": build.patterns(["arn:aws:iam::111122223333:role/x"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE"]]},
		},
		"any action but some": {
			"input": build.model("identity", [build.statement("Allow", {"not_actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION"]]},
		},
		"any action and resource but some": {
			"input": build.model("identity", [build.statement("Allow", {"not_actions": build.actions(["s3:*"]), "not_resources": build.patterns(["arn:aws:iam::111122223333:role/x"])})]),
			"iam": {},
			"want": {["", ["CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE"]]},
		},
		"any action but this": {
			"input": build.model("identity", [build.statement("Allow", {"not_actions": build.actions(["iam:*"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": set(),
		},
		"one role": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "resources": build.patterns(["arn:aws:iam::111122223333:role/app"])})]),
			"iam": {},
			"want": set(),
		},
		"near miss, for one service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringEquals", "iam:AWSServiceName", ["x.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown role": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["iam:CreateServiceLinkedRole"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
