package lint403.rules.document.untrustworthy_key_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.untrustworthy_key as rule

test_deny[note] if {
	some note, tc in {
		"what the caller says": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:Referer", ["x"])]})]),
			"iam": {},
			"want": {["", ["UNTRUSTWORTHY_CONDITION_KEY"]]},
		},
		"addresses of any VPC": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:VpcSourceIp", ["10.0.0.0/8"])]})]),
			"iam": {},
			"want": {["", ["MISSING_PAIRED_CONDITION_KEYS"]]},
		},
		"addresses of one VPC": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:VpcSourceIp", ["10.0.0.0/8"]), build.condition("StringEquals", "aws:SourceVpc", ["vpc-1a2b3c4d"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, whether it says anything": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "aws:Referer", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown value before apply changes nothing": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:UserAgent", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": {["", ["UNTRUSTWORTHY_CONDITION_KEY"]]},
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
