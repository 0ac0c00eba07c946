package lint403.rules.document.expired_date_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.expired_date as rule

test_deny[note] if {
	some note, tc in {
		"over": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2020-01-01T00:00:00Z"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": {["", ["NEW_EXPIRED_DATE"]]},
		},
		"begun": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateGreaterThan", "aws:CurrentTime", ["2020-01-01"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": {["note", ["NEW_EXPIRED_DATE"]]},
		},
		"denied for ever": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateGreaterThan", "aws:CurrentTime", ["2020-01-01"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": {["", ["NEW_EXPIRED_DATE"]]},
		},
		"denied no longer": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2020-01-01"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": {["", ["NEW_EXPIRED_DATE"]]},
		},
		"an epoch number": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericLessThan", "aws:EpochTime", ["1577836800"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": {["", ["NEW_EXPIRED_DATE"]]},
		},
		"to come": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2099-01-01"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": set(),
		},
		"near miss, one of two to come": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2020-01-01", "2099-01-01"])]})]),
			"iam": {"updated": "2026-09-26"},
			"want": set(),
		},
		"past by the day that was given": {
			"input": object.union(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2099-01-01"])]})]), {"assumptions": {"now": "2100-01-01"}}),
			"iam": {"updated": "2026-09-26"},
			"want": {["", ["NEW_EXPIRED_DATE"]]},
		},
		"unknown date before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("DateLessThan", "aws:CurrentTime", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {"updated": "2026-09-26"},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
