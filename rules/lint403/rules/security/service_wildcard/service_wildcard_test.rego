package lint403.rules.security.service_wildcard_test

import data.lint403.lib.build
import data.lint403.rules.security.service_wildcard as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: S3": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:*"]), "resources": build.patterns(["arn:aws:s3:::data"])})]),
		"want": {"CLOUDSPLAINING_SERVICE_WILDCARD", "TRIVY_AWS_0345"},
	},
	"hit: another service": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["sqs:*"]), "resources": build.patterns(["*"])})]),
		"want": {"CLOUDSPLAINING_SERVICE_WILDCARD"},
	},
	"hit: Get and Put": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Get*", "s3:Put*"]), "resources": build.patterns(["*"])})]),
		"want": {"TRIVY_AWS_0346"},
	},
	"miss: one action": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"near miss: Get and Put of a bucket": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Get*", "s3:Put*"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: everything is another rule": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["*"]), "resources": build.patterns(["*"])})]),
		"want": set(),
	},
	"unknown: action not known": {
		"input": build.model("identity", [build.statement("Allow", {"actions": [build.unknown(build.action("${aws_x.y.z}"))], "resources": build.patterns(["*"])})]),
		"want": set(),
	},
}
