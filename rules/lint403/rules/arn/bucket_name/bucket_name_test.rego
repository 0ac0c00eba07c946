package lint403.rules.arn.bucket_name_test

import data.lint403.lib.build
import data.lint403.rules.arn.bucket_name as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: upper case": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "Data"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: short": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "ab"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: long": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: first character": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "-data"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: last character": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "data-"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: dots": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "da..ta"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: address": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "10.0.0.1"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: suffix": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "data--x-s3"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"hit: prefix": {
		"input": build.resources("aws_s3_bucket", [{"bucket_prefix": "xn--data"}]),
		"want": {"TFLINT_S3_BUCKET_NAME"},
	},
	"miss: plain": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "data.example-1"}]),
		"want": set(),
	},
	"near miss: an old bucket that stays": {
		"input": {"resources": {"aws_s3_bucket": [object.union(build.resource("aws_s3_bucket", {"bucket": "Data_1"}), {"change": "no-op"})]}},
		"want": set(),
	},
	"near miss: five numbers": {
		"input": build.resources("aws_s3_bucket", [{"bucket": "10.0.0.1.1"}]),
		"want": set(),
	},
	"unknown: name not known": {
		"input": {"resources": {"aws_s3_bucket": [object.union(build.resource("aws_s3_bucket", {"bucket": "${random_id.x.hex}-Data"}), {"unknown": ["bucket"]})]}},
		"want": set(),
	},
}
