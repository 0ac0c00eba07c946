package lint403.rules.document.condition_operator_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.condition_operator as rule

test_deny[note] if {
	some note, tc in {
		"misspelt": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), [{"op": "add", "path": "/policies/p/anomalies", "value": [{"kind": "unknown-operator", "name": "StringIs", "detail": "StringLike", "path": "Statement", "statement": 0, "range": "p.json:1:1:0-1:15:14"}]}]),
			"iam": {},
			"want": {["", ["INVALID_CONDITION_OPERATOR"]]},
		},
		"letter case": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), [{"op": "add", "path": "/policies/p/anomalies", "value": [{"kind": "operator-case", "name": "stringequals", "detail": "StringEquals", "path": "Statement", "statement": 0, "range": "p.json:1:1:0-1:15:14"}]}]),
			"iam": {},
			"want": {["", ["INVALID_CONDITION_OPERATOR", "S3API_OPERATOR_CASE"]]},
		},
		"Null asks twice": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NullIfExists", "s3:prefix", ["true"])]})]),
			"iam": {},
			"want": {["", ["NULL_WITH_IF_EXISTS"]]},
		},
		"Null over a set": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAllValues:Null", "aws:TagKeys", ["true"])]})]),
			"iam": {},
			"want": {["warning", ["NULL_WITH_QUALIFIER"]]},
		},
		"Null over any of a set": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:Null", "aws:TagKeys", ["true"])]})]),
			"iam": {},
			"want": {["warning", ["NULL_WITH_QUALIFIER"]]},
		},
		"right": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "s3:prefix", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, IfExists elsewhere": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEqualsIfExists", "s3:prefix", ["true"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown operator before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("${aws_x.y.z}", "s3:prefix", ["true"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
