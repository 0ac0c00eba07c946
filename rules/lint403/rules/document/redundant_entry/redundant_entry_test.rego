package lint403.rules.document.redundant_entry_test

import data.lint403.lib.build
import data.lint403.rules.document.redundant_entry as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Get*", "s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": {"REDUNDANT_ACTION"},
	},
	"hit: action before the wildcard": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject", "s3:Get*"]), "resources": build.patterns(["*"])})]),
		"want": {"REDUNDANT_ACTION"},
	},
	"hit: action in another case": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject", "s3:getobject"]), "resources": build.patterns(["*"])})]),
		"want": {"REDUNDANT_ACTION"},
	},
	"hit: everything": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*", "s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": {"REDUNDANT_ACTION"},
	},
	"hit: resource": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*", "arn:aws:s3:::data/a/*"])})]),
		"want": {"REDUNDANT_RESOURCE"},
	},
	"hit: pattern in the middle": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::*/x", "arn:aws:s3:::data/x"])})]),
		"want": {"REDUNDANT_RESOURCE"},
	},
	"miss: two": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject", "s3:PutObject"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: resources differ in case": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/a", "arn:aws:s3:::data/A"])})]),
		"want": set(),
	},
	"hit: a star covers a question mark": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:?etObject", "s3:*etObject"]), "resources": build.patterns(["*"])})]),
		"want": {"REDUNDANT_ACTION"},
	},
	"near miss: overlap without cover": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/a*", "arn:aws:s3:::data/*b"])})]),
		"want": set(),
	},
	"unknown: entry not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.pattern("arn:aws:s3:::a*"), build.unknown(build.pattern("${aws_x.y.z}"))]})]),
		"want": set(),
	},
}

test_second_entry_is_removed if {
	first := object.union(build.action("s3:GetObject"), {"range": "p.json:1:20:19-1:34:33"})
	second := object.union(build.action("s3:GetObject"), {"range": "p.json:1:36:35-1:50:49"})
	model := build.model("identity", [build.statement("Allow", {"actions": [first, second]})])
	{f.fix.edits[0] | some f in rule.deny} == {{"range": "p.json:1:34:33-1:50:49", "text": ""}} with input as model
}
