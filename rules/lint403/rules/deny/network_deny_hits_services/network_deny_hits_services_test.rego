package lint403.rules.deny.network_deny_hits_services_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.network_deny_hits_services as rule

test_deny[note] if {
	some note, tc in {
		"an endpoint": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": {["", ["NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES", "DENY-VPCE-004"]]},
		},
		"addresses": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"])]})]),
			"iam": {},
			"want": {["", ["NEW_DENY_NETWORK_BLOCKS_AWS_SERVICES", "DENY-IP-003"]], ["", ["NEW_DENY_NOTIP_BLOCKS_ENDPOINTS", "DENY-IP-001"]]},
		},
		"services spared, endpoints not": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("Bool", "aws:PrincipalIsAWSService", ["false"])]})]),
			"iam": {},
			"want": {["", ["NEW_DENY_NOTIP_BLOCKS_ENDPOINTS", "DENY-IP-001"]]},
		},
		"both spared": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24"]), build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"]), build.condition("Bool", "aws:PrincipalIsAWSService", ["false"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, an Allow": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, an endpoint policy": {
			"input": build.model("vpce", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a Deny for the endpoint itself": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown condition before apply": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("StringNotEquals", "aws:SourceVpce", ["vpce-1a2b3c4d"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
