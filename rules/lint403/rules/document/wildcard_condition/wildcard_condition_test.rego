package lint403.rules.document.wildcard_condition_test

import data.lint403.lib.build
import data.lint403.rules.document.wildcard_condition as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: present": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("StringLike", "aws:PrincipalTag/a", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"EQUIVALENT_TO_NULL_FALSE"},
	},
	"hit: any of several": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("ArnLike", "aws:SourceArn", ["x", "*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"EQUIVALENT_TO_NULL_FALSE"},
	},
	"hit: absent": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("StringNotLike", "aws:PrincipalTag/a", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"EQUIVALENT_TO_NULL_TRUE"},
	},
	"hit: always": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("StringLikeIfExists", "aws:PrincipalTag/a", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION"},
	},
	"hit: always, ForAllValues": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("ForAllValues:StringLike", "aws:TagKeys", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION"},
	},
	"hit: never": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("ForAnyValue:StringNotLike", "aws:TagKeys", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION"},
	},
	"hit: never denies": {
		"input": build.model("identity", [build.statement("Deny", {"conditions": [build.condition("ForAnyValue:StringNotLike", "aws:TagKeys", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION"},
	},
	"miss: a value": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("StringLike", "aws:PrincipalTag/a", ["x*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: no wildcard here": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [build.condition("StringEquals", "aws:PrincipalTag/a", ["*"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: value not known": {
		"input": build.model("identity", [build.statement("Allow", {"conditions": [object.union(build.condition("StringLike", "aws:PrincipalTag/a", []), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
		"want": set(),
	},
}

test_severity[effect] if {
	some effect, want in {"Allow": "error", "Deny": "warning"}
	condition := build.condition("ForAnyValue:StringNotLike", "aws:TagKeys", ["*"])
	model := build.model("identity", [build.statement(effect, {"conditions": [condition]})])
	{f.severity | some f in rule.deny} == {want} with input as model
}
