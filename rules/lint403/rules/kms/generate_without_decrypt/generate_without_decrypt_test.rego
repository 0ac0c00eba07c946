package lint403.rules.kms.generate_without_decrypt_test

import data.lint403.lib.build
import data.lint403.rules.kms.generate_without_decrypt as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: without": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]),
		"want": {"NEW_KMS_GENERATE_WITHOUT_DECRYPT"},
	},
	"hit: wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Generate*"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]),
		"want": {"NEW_KMS_GENERATE_WITHOUT_DECRYPT"},
	},
	"hit: for S3": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.us-east-1.amazonaws.com"])]})]),
		"want": {"NEW_KMS_GENERATE_WITHOUT_DECRYPT"},
	},
	"miss: with": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey", "kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]),
		"want": set(),
	},
	"near miss: in another statement": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"])}), build.statement("Allow", {"actions": build.actions(["kms:De*"])})]),
		"want": set(),
	},
	"near miss: for another service": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["sqs.us-east-1.amazonaws.com"])]})]),
		"want": set(),
	},
	"near miss: another policy of the role": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]), {"policies": {"q": build.policy("identity", [build.statement("Allow", {"actions": build.actions(["kms:*"])})])}, "principals": {"r": {"identity": ["p", "q"]}}}),
		"want": set(),
	},
	"unknown: policies out of view": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]), {"principals": {"r": {"identity": ["p"], "identity_elsewhere": true}}}),
		"want": set(),
	},
	"unknown: managed policies out of view": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:GenerateDataKey"]), "resources": build.patterns(["arn:aws:kms:us-east-1:111122223333:key/1"])})]), {"principals": {"r": {"identity": ["p"], "managed_arns": [{"value": "x"}]}}}),
		"want": set(),
	},
	"unknown: actions not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": array.concat(build.actions(["kms:GenerateDataKey"]), [build.unknown(build.action("${aws_x.y.z}"))])})]),
		"want": set(),
	},
}
