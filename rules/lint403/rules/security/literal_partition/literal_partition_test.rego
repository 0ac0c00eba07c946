package lint403.rules.security.literal_partition_test

import data.lint403.lib.build
import data.lint403.rules.security.literal_partition as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: aws": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"TFLINT_GOV_FRIENDLY_ARNS"},
	},
	"miss: GovCloud": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws-us-gov:s3:::data"])})]),
		"want": set(),
	},
	"near miss: any partition": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:*:s3:::data"])})]),
		"want": set(),
	},
	"unknown: partition not known": {
		"input": build.model("identity", [build.statement("Allow", {"resources": [build.unknown(build.pattern("arn:${data.aws_partition.p.partition}:s3:::b"))]})]),
		"want": set(),
	},
}
