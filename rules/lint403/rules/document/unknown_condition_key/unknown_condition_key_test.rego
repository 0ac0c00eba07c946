package lint403.rules.document.unknown_condition_key_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.unknown_condition_key as rule

test_deny[note] if {
	some note, tc in {
		"a near miss": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceIpp", ["x"])]})]),
			"iam": facts.keys({"aws:sourceipp": {"scope": "global", "core": true, "near": true, "suggest": "aws:SourceIp"}}),
			"want": {["", ["INVALID_GLOBAL_CONDITION_KEY"]]},
		},
		"perhaps newer than the reference": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:Novel", ["x"])]})]),
			"iam": facts.keys({"aws:novel": {"scope": "global", "core": true}}),
			"want": {["warning", ["INVALID_GLOBAL_CONDITION_KEY"]]},
		},
		"of a service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:prefixx", ["x"])]})]),
			"iam": facts.keys({"s3:prefixx": {"scope": "service", "core": true, "near": true, "suggest": "s3:prefix"}}),
			"want": {["", ["INVALID_SERVICE_CONDITION_KEY"]]},
		},
		"of a service, in a bucket policy": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:Novel", ["x"])]})]),
			"iam": facts.keys({"s3:novel": {"scope": "service", "core": true}}),
			"want": {["warning", ["INVALID_SERVICE_CONDITION_KEY", "S3API_INVALID_CONDITION_KEY"]]},
		},
		"of another service, in a bucket policy": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["x"])]})]),
			"iam": facts.keys({"kms:viaservice": {"scope": "service", "known": true, "service": "kms"}}),
			"want": {["", ["S3API_INVALID_CONDITION_KEY"]]},
		},
		"of no service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "nova:x", ["x"])]})]),
			"iam": facts.keys({"nova:x": {"scope": "none", "suggest": "nov", "near": true}}),
			"want": {["warning", ["INVALID_SERVICE"]]},
		},
		"of a service that is gone": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "deepracer:x", ["x"])]})]),
			"iam": facts.keys({"deepracer:x": {"scope": "none", "retired": true}}),
			"want": {["note", ["INVALID_SERVICE"]]},
		},
		"the old name": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:ARN", ["x"])]})]),
			"iam": facts.keys({"aws:arn": {"scope": "global", "core": true, "near": false}}),
			"want": {["warning", ["UNSUPPORTED_GLOBAL_CONDITION_KEY", "DEPRECATED_GLOBAL_CONDITION_KEY"]]},
		},
		"known": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceIp", ["x"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip")}),
			"want": set(),
		},
		"near miss, a family without its tag, which DOC061 is about": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalTag", ["x"])]})]),
			"iam": facts.keys({"aws:principaltag": {"scope": "global", "core": true, "bare": true}}),
			"want": set(),
		},
		"near miss, of an identity provider": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "oidc.example.com:sub", ["x"])]})]),
			"iam": facts.keys({"oidc.example.com:sub": {"scope": "foreign", "known": true}}),
			"want": set(),
		},
		"unknown key before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("StringEquals", "aws:${aws_x.y.z}", ["x"]))]})]),
			"iam": facts.keys({"aws:${aws_x.y.z}": {"scope": "global", "core": true}}),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
