package lint403.rules.document.missing_element_test

import data.lint403.lib.build
import data.lint403.rules.document.missing_element as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: Statement": {
		"input": build.anomalous("identity", [build.anomaly("missing", "", {"name": "Statement"})]),
		"want": {"MISSING_STATEMENT"},
	},
	"hit: an empty object": {
		"input": build.anomalous("identity", [build.anomaly("missing", "", {"name": "Statement"}), build.anomaly("empty-object", "", {})]),
		"want": {"MISSING_STATEMENT"},
	},
	"hit: no statements": {
		"input": build.anomalous("bucket", [build.anomaly("empty-array", "Statement", {})]),
		"want": {"S3API_EMPTY_STATEMENT"},
	},
	"hit: no statements of a role": {
		"input": build.anomalous("identity", [build.anomaly("empty-array", "Statement", {})]),
		"want": {"S3API_EMPTY_STATEMENT"},
	},
	"hit: Effect": {
		"input": build.model("identity", [{"index": 0, "elements": ["Action", "Resource"], "range": "p"}]),
		"want": {"MISSING_EFFECT"},
	},
	"hit: Action": {
		"input": build.model("identity", [build.statement("Allow", {"resources": build.patterns(["*"])})]),
		"want": {"MISSING_ACTION"},
	},
	"hit: Resource": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"])})]),
		"want": {"MISSING_RESOURCE"},
	},
	"hit: Principal": {
		"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"MISSING_PRINCIPAL"},
	},
	"hit: Principal of an endpoint": {
		"input": build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"MISSING_PRINCIPAL", "VPCE-006"},
	},
	"hit: Resource of a key policy": {
		"input": build.model("kms", [build.statement("Allow", {"actions": build.actions(["kms:*"]), "principals": [build.principal("AWS", "arn:aws:iam::111122223333:root", "root")]})]),
		"want": {"MISSING_RESOURCE", "KMS_RESOURCE_MISSING"},
	},
	"miss: complete": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: negations count": {
		"input": build.model("bucket", [build.statement("Allow", {"not_principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "not_actions": build.actions(["s3:GetObject"]), "not_resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": set(),
	},
	"near miss: trust policies have no Resource": {
		"input": build.model("trust", [build.statement("Allow", {"actions": build.actions(["sts:AssumeRole"]), "principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")]})]),
		"want": set(),
	},
	"near miss: another spelling is a finding of its own": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"resources": build.patterns(["*"])})]), {"anomalies": [build.anomaly("member-case", "Statement[0].action", {"name": "action", "detail": "Action"})]}),
		"want": set(),
	},
	"unknown: members not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"resources": build.patterns(["*"])})]), {"incomplete": ["aws_x.y.z"]}),
		"want": set(),
	},
}

test_an_empty_object_is_no_error if {
	anomalies := [build.anomaly("missing", "", {"name": "Statement"}), build.anomaly("empty-object", "", {})]
	{f.severity | some f in rule.deny} == {"warning"} with input as build.anomalous("trust", anomalies)
}
