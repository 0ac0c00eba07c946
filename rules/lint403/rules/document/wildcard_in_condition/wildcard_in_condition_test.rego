package lint403.rules.document.wildcard_in_condition_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.wildcard_in_condition as rule

test_deny[note] if {
	some note, tc in {
		"a plain star": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": {["", ["WILDCARD_WITHOUT_LIKE_OPERATOR"]]},
		},
		"a plain star for a principal": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "aws:PrincipalArn", ["arn:aws:iam::111122223333:role/*"])]})]),
			"iam": {},
			"want": {["", ["WILDCARD_WITHOUT_LIKE_OPERATOR", "DENY-PRIN-005"]]},
		},
		"a pattern of ids": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalOrgID", ["o-*"])]})]),
			"iam": {},
			"want": {["", ["WILDCARD_USAGE_TOO_PERMISSIVE"]]},
		},
		"a pattern of ids in an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalOrgID", ["o-*"])]})]),
			"iam": {},
			"want": {["error", ["WILDCARD_USAGE_TOO_PERMISSIVE", "VPCE_WILDCARD_IN_SYSTEM_ID"]]},
		},
		"a number in an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericEquals", "aws:PrincipalAccount", ["1"])]})]),
			"iam": {},
			"want": {["error", ["VPCE_WILDCARD_IN_SYSTEM_ID"]]},
		},
		"a loose user id": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:userid", ["AROA*"])]})]),
			"iam": {},
			"want": {["", ["WILDCARD_USAGE_TOO_PERMISSIVE"]]},
		},
		"near miss, any session of a role": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:userid", ["AROAEXAMPLE:*"])]})]),
			"iam": {},
			"want": set(),
		},
		"a variable for an id": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:PrincipalOrgID", ["x"]), {"values": [object.union(build.pattern("${aws:PrincipalTag/o}"), {"match": {"kind": "template", "parts": [{"variable": "aws:resourceorgid"}]}})]})]})]),
			"iam": {},
			"want": {["", ["VARIABLE_USAGE_TOO_PERMISSIVE"]]},
		},
		"near miss, organization with organization": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:PrincipalOrgID", ["x"]), {"values": [object.union(build.pattern("${aws:ResourceOrgID}"), {"match": {"kind": "template", "parts": [{"variable": "aws:resourceorgid"}]}})]})]})]),
			"iam": {},
			"want": {["note", ["VARIABLE_USAGE_TOO_PERMISSIVE"]]},
		},
		"near miss, the account of the caller": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:ResourceAccount", ["x"]), {"values": [object.union(build.pattern("${aws:PrincipalAccount}"), {"match": {"kind": "template", "parts": [{"variable": "aws:principalaccount"}]}})]})]})]),
			"iam": {},
			"want": set(),
		},
		"a variable that anybody can set": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:ResourceAccount", ["x"]), {"values": [object.union(build.pattern("${aws:SourceAccount}"), {"match": {"kind": "template", "parts": [{"variable": "aws:sourceaccount"}]}})]})]})]),
			"iam": {},
			"want": {["", ["VARIABLE_USAGE_TOO_PERMISSIVE"]]},
		},
		"too few letters in an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalTag/x", ["ab*"])]})]),
			"iam": {},
			"want": {["error", ["VPCE_WILDCARD_SIX_CHARS"]]},
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"six letters in an endpoint policy": {
			"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalTag/x", ["abcdef*"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a star that stands for itself": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefix", ["a/${*}"])]})]),
			"iam": {},
			"want": set(),
		},
		"a pattern": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "s3:prefix", ["a/*"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}*"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
