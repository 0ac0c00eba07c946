package lint403.rules.organization.rcp_syntax_test

import data.lint403.lib.build
import data.lint403.rules.organization.rcp_syntax as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: principal": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": {"RCP_SYNTAX_ERROR_PRINCIPAL", "RCP-002"},
	},
	"hit: principal as an object": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": {"RCP_SYNTAX_ERROR_PRINCIPAL", "RCP-002"},
	},
	"hit: NotPrincipal": {
		"input": build.model("rcp", [build.statement("Deny", {"not_principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"RCP_SYNTAX_ERROR_PRINCIPAL", "RCP-002"},
	},
	"hit: NotAction": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "not_actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": {"RCP_SYNTAX_ERROR_NOTACTION", "RCP-002"},
	},
	"hit: Allow of a kind": {
		"input": build.model("rcp", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": {"ORG_RCP_ALLOW_CUSTOM", "RCP-002"},
	},
	"hit: Allow on something": {
		"input": build.model("rcp", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": {"RCP_SYNTAX_ERROR_ALLOW", "ORG_RCP_ALLOW_CUSTOM", "RCP-002"},
	},
	"hit: Allow under a condition": {
		"input": build.model("rcp", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["true"])]})]),
		"want": {"RCP_SYNTAX_ERROR_ALLOW", "ORG_RCP_ALLOW_CUSTOM", "RCP-002"},
	},
	"hit: every action": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": {"RCP_SYNTAX_ERROR_ACTION", "ORG_RCP_ACTION_STAR", "RCP-002"},
	},
	"miss: plain": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: what AWS attaches": {
		"input": build.model("rcp", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: an SCP": {
		"input": build.model("scp", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("rcp", [build.statement("Deny", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}

test_service_without_support if {
	statement := build.statement("Deny", {
		"principals": [build.principal("*", "*", "any")],
		"actions": build.actions(["s3:*", "ec2:RunInstances", "unheard:Of"]),
		"resources": build.patterns(["*"]),
	})
	found := {f.key | some f in rule.deny} with input as build.model("rcp", [statement])
		with data.lint403.iam.services as {"s3": {"rcp": true}, "ec2": {}}
	found == {"0 ec2:RunInstances"}
}
