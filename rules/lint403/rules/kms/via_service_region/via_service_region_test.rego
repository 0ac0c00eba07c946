package lint403.rules.kms.via_service_region_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.kms.via_service_region as rule

test_deny[note] if {
	some note, tc in {
		"another region": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
			"iam": {},
			"want": {["", ["NEW_KMS_VIASERVICE_REGION", "KMS-007"]]},
		},
		"another region in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_KMS_VIASERVICE_REGION", "KMS-007"]]},
		},
		"the region": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a key anywhere": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:*:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a service anywhere": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"]), "conditions": [build.condition("StringLike", "kms:ViaService", ["s3.*.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, negated": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"]), "conditions": [build.condition("StringNotEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown key before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))], "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
