package lint403.rules.organization.organization_value_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.organization.organization_value as rule

test_deny[note] if {
	some note, tc in {
		"no slash at the end": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringEquals", "aws:PrincipalOrgPaths", ["o-a1b2c3d4e5/r-ab12"])]})]),
			"iam": {},
			"want": {["", ["NEW_ORGPATHS_SHAPE"]]},
		},
		"no organization": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["r-ab12/*"])]})]),
			"iam": {},
			"want": {["", ["NEW_ORGPATHS_SHAPE"]]},
		},
		"a path": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["o-a1b2c3d4e5/*/ou-1/*", "o-a1b2c3d4e5/r-ab12/"])]})]),
			"iam": {},
			"want": set(),
		},
		"capital letters": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["O-A1B2C3D4E5"])]})]),
			"iam": {},
			"want": {["", ["NEW_ORG_ID_FORMAT"]]},
		},
		"a short id": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["o-1"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_ORG_ID_FORMAT"]]},
		},
		"near miss, words to fill in": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["my-org-id"])]})]),
			"iam": {},
			"want": {["warning", ["NEW_ORG_ID_FORMAT"]]},
		},
		"an id": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["o-a1b2c3d4e5"])]})]),
			"iam": {},
			"want": set(),
		},
		"near miss, a pattern, which DOC068 is about": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalOrgID", ["o-*"])]})]),
			"iam": {},
			"want": set(),
		},
		"unknown id before apply": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:PrincipalOrgID", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
