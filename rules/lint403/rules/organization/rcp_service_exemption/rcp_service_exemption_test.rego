package lint403.rules.organization.rcp_service_exemption_test

import data.lint403.lib.build
import data.lint403.rules.organization.rcp_service_exemption as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: organization": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"])]})]),
		"want": {"RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"},
	},
	"hit: source without service": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:SourceOrgID", ["o-a"]), build.condition("Null", "aws:SourceAccount", ["false"])]})]),
		"want": {"RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY"},
	},
	"hit: source without null check": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:SourceOrgID", ["o-a"]), build.condition("Bool", "aws:PrincipalIsAWSService", ["true"])]})]),
		"want": {"RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK"},
	},
	"hit: source account alone": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEquals", "aws:SourceAccount", ["1"])]})]),
		"want": {"RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK"},
	},
	"miss: organization with exemption": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"]), build.condition("BoolIfExists", "aws:PrincipalIsAWSService", ["false"])]})]),
		"want": set(),
	},
	"miss: source with both": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:SourceOrgID", ["o-a"]), build.condition("Null", "aws:SourceAccount", ["false"]), build.condition("Bool", "aws:PrincipalIsAWSService", ["true"])]})]),
		"want": set(),
	},
	"near miss: the wrong value": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"]), build.condition("Bool", "aws:PrincipalIsAWSService", ["true"])]})]),
		"want": {"RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"},
	},
	"near miss: another key": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["false"])]})]),
		"want": set(),
	},
	"near miss: an SCP": {
		"input": build.model("scp", [build.statement("Deny", {"conditions": [build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: a condition not known": {
		"input": build.model("rcp", [build.statement("Deny", {"conditions": array.concat([build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"])], [build.unknown(build.condition("${aws_x.y.z}", "", []))])})]),
		"want": set(),
	},
	"unknown: value not known": {
		"input": build.model("rcp", [build.statement("Deny", {"conditions": array.concat([build.condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", ["o-a"])], [object.union(build.condition("BoolIfExists", "aws:PrincipalIsAWSService", []), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})])})]),
		"want": set(),
	},
}
