package lint403.rules.document.region_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.region_value as rule

test_deny[note] if {
	some note, tc in {
		"misspelt": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:RequestedRegion", ["eu-wset-1"])]})]),
			"iam": {"updated": "2026-09-26", "regions": {"eu-wset-1": {"problem": "typo", "suggest": "eu-west-1"}, "eu-west-9": {"problem": "unknown"}, "EU": {"problem": "malformed"}}},
			"want": {["", ["INVALID_REGION"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:RequestedRegion", ["eu-west-9"])]})]),
			"iam": {"updated": "2026-09-26", "regions": {"eu-wset-1": {"problem": "typo", "suggest": "eu-west-1"}, "eu-west-9": {"problem": "unknown"}, "EU": {"problem": "malformed"}}},
			"want": {["warning", ["INVALID_REGION"]]},
		},
		"a region": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:RequestedRegion", ["eu-west-1"])]})]),
			"iam": {"updated": "2026-09-26", "regions": {"eu-wset-1": {"problem": "typo", "suggest": "eu-west-1"}, "eu-west-9": {"problem": "unknown"}, "EU": {"problem": "malformed"}}},
			"want": set(),
		},
		"near miss, an old name of S3": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:LocationConstraint", ["EU"])]})]),
			"iam": {"updated": "2026-09-26", "regions": {"eu-wset-1": {"problem": "typo", "suggest": "eu-west-1"}, "eu-west-9": {"problem": "unknown"}, "EU": {"problem": "malformed"}}},
			"want": set(),
		},
		"unknown region before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:RequestedRegion", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {"updated": "2026-09-26", "regions": {"eu-wset-1": {"problem": "typo", "suggest": "eu-west-1"}, "eu-west-9": {"problem": "unknown"}, "EU": {"problem": "malformed"}}},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
