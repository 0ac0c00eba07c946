package lint403.rules.deny.header_deny_without_header_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.deny.header_deny_without_header as rule

test_deny[note] if {
	some note, tc in {
		"encryption": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "s3:x-amz-server-side-encryption", ["aws:kms"])]})]),
			"iam": {},
			"want": {["", ["NEW_SSE_HEADER_DENY_WITHOUT_NULL", "DENY-SSE-001"]]},
		},
		"the key": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnNotEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", ["x"])]})]),
			"iam": {},
			"want": {["", ["NEW_KMS_KEYID_DENY_WITHOUT_IFEXISTS", "DENY-SSE-001"]]},
		},
		"the ACL": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "s3:x-amz-acl", ["bucket-owner-full-control"])]})]),
			"iam": {},
			"want": {["", ["NEW_ACL_DENY_WITH_ACLS_DISABLED"]]},
		},
		"near miss, the bucket says what it does about ACLs": {
			"input": object.union(json.patch(build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "s3:x-amz-acl", ["bucket-owner-full-control"])]})]), [{"op": "add", "path": "/policies/p/target", "value": "b"}]), {"buckets": {"b": {"ownership": {"value": "ObjectWriter"}}}}),
			"iam": {},
			"want": set(),
		},
		"IfExists changes nothing": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEqualsIfExists", "s3:x-amz-server-side-encryption", ["aws:kms"])]})]),
			"iam": {},
			"want": {["", ["DENY-SSE-003"]]},
		},
		"only what is there": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "s3:x-amz-server-side-encryption", ["aws:kms"]), build.condition("Null", "s3:x-amz-server-side-encryption", ["false"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, an Allow": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringNotEquals", "s3:x-amz-server-side-encryption", ["aws:kms"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a Deny for one algorithm": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "s3:x-amz-server-side-encryption", ["AES256"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown condition before apply": {
			"input": build.model("bucket", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("StringNotEquals", "s3:x-amz-server-side-encryption", ["aws:kms"]))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
