package lint403.rules.arn.arn_lacks_fields_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.arn_lacks_fields as rule

test_deny[note] if {
	some note, tc in {
		"a colon too few": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3::b/*"])})]),
			"iam": facts.arn("too-short", {"suggest": "arn:aws:s3:::b/*"}),
			"want": {["", ["ARN-002", "IAMAPI_LEGACY_PARSING", "MISSING_ARN_FIELD"]]},
		},
		"nothing after the partition": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws"])})]),
			"iam": facts.arn("no-service", {}),
			"want": {["", ["ARN-002", "IAMAPI_RESOURCE_VENDOR_MISSING", "MISSING_ARN_FIELD"]]},
		},
		"an empty service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws::::b"])})]),
			"iam": facts.arn("no-service", {}),
			"want": {["", ["ARN-002", "IAMAPI_RESOURCE_VENDOR_MISSING"]]},
		},
		"near miss, a whole ARN": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.arn("key-slash", {}),
			"want": set(),
		},
		"unknown parts yield no fact": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
