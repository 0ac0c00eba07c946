package lint403.rules.document.characters_test

import data.lint403.lib.build
import data.lint403.rules.document.characters as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: IAM": {
		"input": build.anomalous("identity", [build.anomaly("character", "Statement[0].Resource", {"name": "U+2011", "detail": "dash"})]),
		"want": {"IAMAPI_CHARSET"},
	},
	"hit: KMS": {
		"input": build.anomalous("kms", [build.anomaly("character", "Statement[0].Sid", {"name": "U+4E2D"})]),
		"want": {"IAMAPI_CHARSET"},
	},
	"hit: S3": {
		"input": build.anomalous("bucket", [build.anomaly("character", "Statement[0].Resource", {"name": "U+200B"})]),
		"want": {"IAMAPI_CHARSET"},
	},
	"miss: a policy": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: another departure": {
		"input": build.anomalous("identity", [build.anomaly("null", "Statement[0].Sid", {})]),
		"want": set(),
	},
	"unknown: text not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_severity[kind] if {
	some kind, want in {"identity": set(), "bucket": {"warning"}}
	anomaly := build.anomaly("character", "Statement[0].Sid", {"name": "U+2011"})
	{f.severity | some f in rule.deny} == want with input as build.anomalous(kind, [anomaly])
}
