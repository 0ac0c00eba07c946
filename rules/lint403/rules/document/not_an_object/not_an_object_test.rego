package lint403.rules.document.not_an_object_test

import data.lint403.lib.build
import data.lint403.rules.document.not_an_object as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: empty": {
		"input": build.anomalous("identity", [build.anomaly("empty", "", {})]),
		"want": {"TFPROV_EMPTY_POLICY", "TFLINT_DOC_LENGTH_131072"},
	},
	"hit: array in a bucket policy": {
		"input": build.anomalous("bucket", [build.anomaly("top-level-array", "", {})]),
		"want": {"TFPROV_JSON_ARRAY", "S3API_FIRST_BYTE"},
	},
	"hit: encoded twice": {
		"input": build.anomalous("trust", [build.anomaly("double-encoded", "", {})]),
		"want": {"TFPROV_DOUBLE_ENCODED"},
	},
	"hit: a string": {
		"input": build.anomalous("identity", [build.anomaly("top-level-type", "", {"detail": "string"})]),
		"want": {"TFPROV_DOUBLE_ENCODED"},
	},
	"hit: a file name": {
		"input": build.anomalous("identity", [build.anomaly("syntax", "", {"detail": "unexpected p", "name": "policy.json"})]),
		"want": {"TFPROV_DOUBLE_ENCODED"},
	},
	"hit: byte order mark": {
		"input": build.anomalous("bucket", [build.anomaly("byte-order-mark", "", {})]),
		"want": {"TFPROV_LEADING_SPACE", "S3API_FIRST_BYTE"},
	},
	"hit: leading space": {
		"input": build.anomalous("identity", [build.anomaly("leading-space", "", {})]),
		"want": {"TFPROV_LEADING_SPACE"},
	},
	"hit: too long": {
		"input": build.changed(build.model("resource", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 131073}}),
		"want": {"TFLINT_DOC_LENGTH_131072"},
	},
	"hit: empty argument": {
		"input": build.resources("aws_iam_policy", [{"name": "x", "policy": ""}]),
		"want": {"TFPROV_EMPTY_POLICY", "TFLINT_DOC_LENGTH_131072"},
	},
	"miss: a policy": {
		"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a number is a wrong type": {
		"input": build.anomalous("identity", [build.anomaly("top-level-type", "", {"detail": "number"})]),
		"want": set(),
	},
	"unknown: argument not known": {
		"input": build.resources("aws_iam_policy", [{"name": "x", "policy": "${aws_x.y.z}"}]),
		"want": set(),
	},
}

test_leading_space_is_tolerated_by_queues if {
	{f.severity | some f in rule.deny} == {"warning"} with input as build.anomalous("resource", [build.anomaly("leading-space", "", {})])
}
