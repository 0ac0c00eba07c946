package lint403.rules.public.canned_acl_test

import data.lint403.lib.build
import data.lint403.rules.public.canned_acl as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: bucket": {
		"input": build.resources("aws_s3_bucket_acl", [{"acl": "public"}]),
		"want": {"TFLINT_S3_BUCKET_INVALID_ACL"},
	},
	"hit: object": {
		"input": build.resources("aws_s3_object", [{"acl": "log-delivery-write"}]),
		"want": {"TFLINT_S3_BUCKET_INVALID_ACL"},
	},
	"miss: known": {
		"input": build.resources("aws_s3_bucket_acl", [{"acl": "private"}]),
		"want": set(),
	},
	"near miss: none": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "b"}]),
		"want": set(),
	},
	"near miss: left as it is": {
		"input": {"resources": {"aws_s3_bucket": [object.union(build.resource("aws_s3_bucket", {"acl": "x"}), {"change": "no-op"})]}},
		"want": set(),
	},
	"unknown: ACL not known": {
		"input": {"resources": {"aws_s3_bucket_acl": [object.union(build.resource("aws_s3_bucket_acl", {"acl": "${var.acl}"}), {"unknown": ["acl"]})]}},
		"want": set(),
	},
}
