package lint403.rules.deny.private_source_ip_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.private_source_ip as rule

test_deny[note] if {
	some note, tc in {
		"private": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "192.168.1.7"])]})]),
			"iam": {},
			"want": {["", ["PRIVATE_IP_ADDRESS", "DENY-IP-002"]]},
		},
		"private, in a Deny": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["10.0.0.0/8"])]})]),
			"iam": {},
			"want": {["warning", ["PRIVATE_IP_ADDRESS", "DENY-IP-002"]]},
		},
		"all but private denied": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["fd00::/8"])]})]),
			"iam": {},
			"want": {["", ["PRIVATE_NOT_IP_ADDRESS", "DENY-IP-002"]]},
		},
		"all but private allowed": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8"])]})]),
			"iam": {},
			"want": {["warning", ["PRIVATE_NOT_IP_ADDRESS", "DENY-IP-002"]]},
		},
		"partly private": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "203.0.113.0/24"])]})]),
			"iam": {},
			"want": {["note", ["PRIVATE_IP_ADDRESS_SUBSET", "DENY-IP-002"]]},
		},
		"partly private spared": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8", "203.0.113.0/24"])]})]),
			"iam": {},
			"want": {["warning", ["PRIVATE_NOT_IP_ADDRESS_SUBSET", "DENY-IP-002"]]},
		},
		"bits behind the prefix": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.7/24"])]})]),
			"iam": {},
			"want": {["note", ["IMPROVE_IP_RANGE"]]},
		},
		"bits behind the prefix of a long address": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["2001:db8::1/32"])]})]),
			"iam": {},
			"want": {["note", ["IMPROVE_IP_RANGE"]]},
		},
		"public": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:DB8::/32", "198.51.100.7"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, private addresses in a VPC": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:VpcSourceIp", ["10.0.0.0/8"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, everything": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["0.0.0.0/0"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown address before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("IpAddress", "aws:SourceIp", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
