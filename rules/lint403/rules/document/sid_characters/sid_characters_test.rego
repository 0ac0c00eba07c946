package lint403.rules.document.sid_characters_test

import data.lint403.lib.build
import data.lint403.rules.document.sid_characters as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: blank": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("read data"), "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_SID"},
	},
	"hit: trust policy": {
		"input": build.model("trust", [build.statement("Allow", {"sid": build.text("read-data")})]),
		"want": {"UNSUPPORTED_SID"},
	},
	"miss: letters and digits": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("Read2"), "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: S3 takes blanks": {
		"input": build.model("bucket", [build.statement("Allow", {"sid": build.text("read data"), "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a variable is another mistake": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.text("x${aws:userid}"), "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: Sid not known": {
		"input": build.model("identity", [build.statement("Allow", {"sid": build.unknown(build.text("a ${aws_x.y.z}")), "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}

test_repair_joins_the_words if {
	input_model := build.model("identity", [build.statement("Allow", {"sid": build.text("read all data")})])
	{f.fix.edits[0].text | some f in rule.deny} == {`"ReadAllData"`} with input as input_model
}

test_repair_does_not_take_a_sid_that_is_there if {
	input_model := build.model("identity", [
		build.statement("Allow", {"sid": build.text("Read all")}),
		build.statement("Allow", {"sid": build.text("ReadAll")}),
	])
	{f | some f in rule.deny; f.fix} == set() with input as input_model
}
