package lint403.rules.security.acls_enabled_test

import data.lint403.lib.build
import data.lint403.rules.security.acls_enabled as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: writer": {
		"input": build.resources("aws_s3_bucket_ownership_controls", [{"rule": [{"object_ownership": "ObjectWriter"}]}]),
		"want": {"CKV2_AWS_65"},
	},
	"hit: JSON syntax": {
		"input": build.resources("aws_s3_bucket_ownership_controls", [{"rule": {"object_ownership": "BucketOwnerPreferred"}}]),
		"want": {"CKV2_AWS_65"},
	},
	"miss: enforced": {
		"input": build.resources("aws_s3_bucket_ownership_controls", [{"rule": [{"object_ownership": "BucketOwnerEnforced"}]}]),
		"want": set(),
	},
	"near miss: no rule": {
		"input": build.resources("aws_s3_bucket_ownership_controls", [{}]),
		"want": set(),
	},
	"unknown: value not known": {
		"input": build.resources("aws_s3_bucket_ownership_controls", [{"rule": [{"object_ownership": "${var.x}"}]}]),
		"want": set(),
	},
}
