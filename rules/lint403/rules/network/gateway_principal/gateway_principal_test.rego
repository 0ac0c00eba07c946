package lint403.rules.network.gateway_principal_test

import data.lint403.lib.build
import data.lint403.rules.network.gateway_principal as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: account": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.principal("AWS", "111122223333", "account")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"VPCE_GATEWAY_PRINCIPAL"},
	},
	"hit: role of a gateway endpoint": {
		"input": object.union(build.model("vpce", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"endpoints": {"vpce-1": {"type": "Gateway", "policy": "p"}}}),
		"want": {"VPCE_GATEWAY_PRINCIPAL"},
	},
	"miss: everybody": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: everybody as an object": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: interface endpoint": {
		"input": object.union(build.model("vpce", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"endpoints": {"vpce-1": {"type": "Interface", "policy": "p"}}}),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))]})]),
		"want": set(),
	},
}
