package lint403.rules.kms.key_condition_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.kms.key_condition_value as rule

test_deny[note] if {
	some note, tc in {
		"an alias": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["alias/x"])]})]),
			"iam": {},
			"want": {["", ["INVALID_KMS_KEY_VALUE", "DENY-SSE-002"]]},
		},
		"a bare id": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnNotEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["1234abcd"])]})]),
			"iam": {},
			"want": {["", ["INVALID_KMS_KEY_VALUE", "DENY-SSE-002"]]},
		},
		"a key": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnLike", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["arn:aws:kms:*:111122223333:*"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, whether there is one": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown key before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
