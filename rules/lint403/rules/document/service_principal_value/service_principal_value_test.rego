package lint403.rules.document.service_principal_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.service_principal_value as rule

test_deny[note] if {
	some note, tc in {
		"a service without its domain": {
			"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Service", "s3", "service")]})]),
			"iam": {},
			"want": {["", ["INVALID_SERVICE_PRINCIPAL_FORMAT", "S3API_INVALID_PRINCIPAL"]]},
		},
		"in a trust policy": {
			"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("Service", "Lambda.amazonaws.com", "service")]})]),
			"iam": {},
			"want": {["", ["INVALID_SERVICE_PRINCIPAL_FORMAT"]]},
		},
		"near miss, the domain of an isolated partition": {
			"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Service", "s3.c2s.ic.gov", "service")]})]),
			"iam": {},
			"want": {["warning", ["INVALID_SERVICE_PRINCIPAL_FORMAT", "S3API_INVALID_PRINCIPAL"]]},
		},
		"a service": {
			"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Service", "logs.eu-west-1.amazonaws.com", "service")]})]),
			"iam": {},
			"want": set(),
		},
		"a service of China": {
			"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Service", "ec2.amazonaws.com.cn", "service")]})]),
			"iam": {},
			"want": set(),
		},
		"in a condition": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "iam:PassedToService", ["lambda"])]})]),
			"iam": {},
			"want": {["", ["INVALID_SERVICE_PRINCIPAL_FORMAT"]]},
		},
		"no region": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.amazonaws.com"])]})]),
			"iam": {},
			"want": {["", ["INVALID_SERVICE_PRINCIPAL_FORMAT", "KMS-007"]]},
		},
		"near miss, a region to fill in": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.region.amazonaws.com"])]})]),
			"iam": {},
			"want": {["warning", ["INVALID_SERVICE_PRINCIPAL_FORMAT", "KMS-007"]]},
		},
		"with a region": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "kms:ViaService", ["s3.eu-west-1.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "kms:ViaService", ["s3.*.amazonaws.com"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown service before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"principals": [build.unknown(build.principal("Service", "${aws_x.y.z}", "other"))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
