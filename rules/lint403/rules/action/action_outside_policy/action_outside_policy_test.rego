package lint403.rules.action.action_outside_policy_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.action_outside_policy as rule

test_deny[note] if {
	some note, tc in {
		"another service in a bucket policy": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": {["", ["UNSUPPORTED_ACTION_IN_POLICY", "S3API_INVALID_ACTION", "KMS-014"]]},
		},
		"another service in a key policy": {
			"input": build.model("kms", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": {["warning", ["UNSUPPORTED_ACTION_IN_POLICY"]]},
		},
		"refused by access points": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetBucketLocation"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": {["", ["APAPI_INVALID_ACTION"]]},
		},
		"for buckets alone": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetBucketCORS"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": {["warning", ["APAPI_INVALID_ACTION"]]},
		},
		"for access points too": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": set(),
		},
		"near miss, a wildcard": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:*"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": set(),
		},
		"everything": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["*"])})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": set(),
		},
		"unknown action": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": [build.unknown(build.action("kms:Decrypt"))]})]),
			"iam": {"services": {"s3": {"actions": {"getbucketcors": {"resources": ["bucket"]}, "listbucket": {"resources": ["accesspoint", "bucket"]}}}}},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
