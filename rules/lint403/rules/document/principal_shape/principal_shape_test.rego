package lint403.rules.document.principal_shape_test

import data.lint403.lib.build
import data.lint403.rules.document.principal_shape as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: string": {
		"input": build.anomalous("bucket", [build.anomaly("principal-string", "Statement[0].Principal", {"name": "Principal", "detail": "arn:aws:iam::111122223333:root"})]),
		"want": {"INVALID_PRINCIPAL_FORMAT"},
	},
	"hit: a word": {
		"input": build.anomalous("bucket", [build.anomaly("principal-string", "Statement[0].Principal", {"name": "Principal", "detail": "me"})]),
		"want": {"INVALID_PRINCIPAL_FORMAT"},
	},
	"hit: list": {
		"input": build.anomalous("bucket", [build.anomaly("wrong-type", "Statement[0].NotPrincipal", {"name": "NotPrincipal", "detail": "array"})]),
		"want": {"INVALID_PRINCIPAL_FORMAT"},
	},
	"hit: member": {
		"input": build.anomalous("bucket", [build.anomaly("principal-key", "Statement[0].Principal.Role", {"name": "Role"})]),
		"want": {"INVALID_PRINCIPAL_KEY"},
	},
	"hit: member in the wrong case": {
		"input": build.anomalous("bucket", [build.anomaly("principal-key", "Statement[0].Principal.aws", {"name": "aws", "detail": "AWS"})]),
		"want": {"INVALID_PRINCIPAL_KEY"},
	},
	"miss: a principal": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a number inside": {
		"input": build.anomalous("bucket", [build.anomaly("wrong-type", "Statement[0].Principal.AWS", {"detail": "number"})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_account_is_wrapped if {
	anomaly := build.anomaly("principal-string", "Statement[0].Principal", {"name": "Principal", "detail": "111122223333"})
	{f.fix.edits[0].text | some f in rule.deny} == {`{"AWS": "111122223333"}`} with input as build.anomalous("bucket", [anomaly])
}
