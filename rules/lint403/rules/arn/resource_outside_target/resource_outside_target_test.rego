package lint403.rules.arn.resource_outside_target_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.arn.resource_outside_target as rule

test_deny[note] if {
	some note, tc in {
		"everything": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": {["", ["S3API_RESOURCE_STAR", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY"]]},
		},
		"another service": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:kms:eu-west-1:111122223333:key/1"])})]),
			"iam": {},
			"want": {["", ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"]]},
		},
		"an access point": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:eu-west-1:111122223333:accesspoint/team/object/*"])})]),
			"iam": {},
			"want": {["", ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"]]},
		},
		"another bucket than the target": {
			"input": json.patch(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::c/*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "b"}]),
			"iam": {},
			"want": {["", ["S3API_RESOURCE_OTHER_BUCKET", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "ARN-005"]]},
		},
		"two buckets": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"])})]),
			"iam": {},
			"want": {["", ["S3API_RESOURCE_OTHER_BUCKET", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "ARN-005"]]},
		},
		"the target and its objects": {
			"input": json.patch(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b", "arn:aws:s3:::b/*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "b"}]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern that covers the target": {
			"input": json.patch(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b*/*", "arn:aws:s3:::*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "bucket"}]),
			"iam": {},
			"want": set(),
		},
		"near miss, a variable": {
			"input": json.patch(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::${aws:PrincipalTag/b}/*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "b"}]),
			"iam": {},
			"want": set(),
		},
		"unknown target": {
			"input": json.patch(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::c/*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "${aws_s3_bucket.b.id}"}]),
			"iam": {},
			"want": set(),
		},
		"unknown resource": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}/*"))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"a bucket in an access point policy": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": {},
			"want": {["", ["APAPI_RESOURCE_FORMAT", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "AP-002"]]},
		},
		"everything in an access point policy": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]),
			"iam": {},
			"want": {["", ["APAPI_RESOURCE_FORMAT", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "AP-002"]]},
		},
		"an access point without object": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:eu-west-1:111122223333:accesspoint/team/2026/*"])})]),
			"iam": {},
			"want": {["", ["APAPI_RESOURCE_FORMAT", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "AP-002"]]},
		},
		"another access point than the target": {
			"input": json.patch(build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:eu-west-1:111122223333:accesspoint/team-b"])})]), [{"op": "add", "path": "/policies/p/target", "value": "arn:aws:s3:eu-west-1:111122223333:accesspoint/team"}]),
			"iam": {},
			"want": {["", ["APAPI_RESOURCE_FORMAT", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "AP-002"]]},
		},
		"the access point": {
			"input": json.patch(build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:eu-west-1:111122223333:accesspoint/team", "arn:aws:s3:eu-west-1:111122223333:accesspoint/team/object/*", "arn:aws:s3:eu-west-1:111122223333:accesspoint/team/*"])})]), [{"op": "add", "path": "/policies/p/target", "value": "arn:aws:s3:eu-west-1:111122223333:accesspoint/team"}]),
			"iam": {},
			"want": set(),
		},
		"unknown access point": {
			"input": build.model("access-point", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}/*"))]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
