package lint403.rules.security.key_settings_test

import data.lint403.lib.build
import data.lint403.rules.security.key_settings as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: disabled": {
		"input": build.resources("aws_kms_key", [{"is_enabled": false, "policy": "{}"}]),
		"want": {"CKV_AWS_227"},
	},
	"hit: replica": {
		"input": build.resources("aws_kms_replica_key", [{"enabled": false}]),
		"want": {"CKV_AWS_227"},
	},
	"hit: no policy": {
		"input": build.resources("aws_kms_key", [{"description": "k"}]),
		"want": {"CKV2_AWS_64"},
	},
	"miss: policy": {
		"input": build.resources("aws_kms_key", [{"policy": "{}"}]),
		"want": set(),
	},
	"near miss: policy by its own resource": {
		"input": object.union(build.resources("aws_kms_key", [{}]), {"resources": {"aws_kms_key_policy": [object.union(build.resource("aws_kms_key_policy", {}), {"references": {"key_id": ["aws_kms_key.x"]}})]}}),
		"want": set(),
	},
	"near miss: policy by key id": {
		"input": object.union(build.resources("aws_kms_key", [{"key_id": "1"}]), {"resources": {"aws_kms_key_policy": [build.resource("aws_kms_key_policy", {"key_id": "1"})]}}),
		"want": set(),
	},
	"near miss: policy in the model": {
		"input": object.union(build.resources("aws_kms_key", [{}]), {"keys": {"k": {"address": "aws_kms_key.x", "policy": "p"}}}),
		"want": set(),
	},
	"unknown: policy not known": {
		"input": {"resources": {"aws_kms_key": [object.union(build.resource("aws_kms_key", {"is_enabled": "${var.x}"}), {"unknown": ["policy"]})]}},
		"want": set(),
	},
}
