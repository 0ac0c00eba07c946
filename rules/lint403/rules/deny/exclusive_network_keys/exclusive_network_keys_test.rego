package lint403.rules.deny.exclusive_network_keys_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.exclusive_network_keys as rule

test_deny[note] if {
	some note, tc in {
		"both": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": {["", ["NEW_EXCLUSIVE_NETWORK_KEYS"]]},
		},
		"both, in a Deny": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_EXCLUSIVE_NETWORK_KEYS"]]},
		},
		"one": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, one holds without the key": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("StringEqualsIfExists", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, negated": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown condition before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.unknown(build.condition("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
