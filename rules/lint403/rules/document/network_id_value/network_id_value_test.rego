package lint403.rules.document.network_id_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.network_id_value as rule

test_deny[note] if {
	some note, tc in {
		"an endpoint for a VPC": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceVpc", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": {["", ["INVALID_VPC_FORMAT", "DENY-VPCE-002"]]},
		},
		"a short id": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-123"])]})]),
			"iam": {},
			"want": {["", ["INVALID_VPCE_FORMAT", "DENY-VPCE-002"]]},
		},
		"near miss, words to fill in": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceVpce", ["my-vpce-id"])]})]),
			"iam": {},
			"want": {["warning", ["INVALID_VPCE_FORMAT", "DENY-VPCE-002"]]},
		},
		"an id": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceVpce", ["vpce-0123456789abcdef0"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern, which DOC068 is about": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:SourceVpce", ["vpce-*"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown id before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:SourceVpce", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
