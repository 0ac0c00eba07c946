package lint403.rules.deny.secure_transport_inverted_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.secure_transport_inverted as rule

test_deny[note] if {
	some note, tc in {
		"inverted": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["true"])]})]),
			"iam": {},
			"want": {["", ["NEW_DENY_SECURETRANSPORT_INVERTED"]]},
		},
		"with other conditions": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["true"]), build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_DENY_SECURETRANSPORT_INVERTED"]]},
		},
		"right": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["false"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, an Allow": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("Bool", "aws:SecureTransport", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
