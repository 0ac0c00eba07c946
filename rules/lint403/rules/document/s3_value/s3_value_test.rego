package lint403.rules.document.s3_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.s3_value as rule

test_deny[note] if {
	some note, tc in {
		"letter case": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-server-side-encryption", ["aes256"])]})]),
			"iam": {},
			"want": {["error", ["NEW_ENUM_VALUE_UNKNOWN"]]},
		},
		"no such value": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-acl", ["public"])]})]),
			"iam": {},
			"want": {["", ["NEW_ENUM_VALUE_UNKNOWN"]]},
		},
		"near miss, letter case that does not count": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEqualsIgnoreCase", "s3:x-amz-server-side-encryption", ["aes256"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "s3:x-amz-server-side-encryption", ["aws:*"])]})]),
			"iam": {},
			"want": set(),
		},
		"a value": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-storage-class", ["STANDARD_IA"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:x-amz-acl", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
