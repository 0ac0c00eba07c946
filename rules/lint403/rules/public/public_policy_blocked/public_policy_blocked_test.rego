package lint403.rules.public.public_policy_blocked_test

import data.lint403.lib.build
import data.lint403.rules.public.public_policy_blocked as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: everybody": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"S3API_BLOCK_PUBLIC_POLICY"},
	},
	"hit: access point": {
		"input": build.model("access-point", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"S3API_BLOCK_PUBLIC_POLICY"},
	},
	"miss: a role": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: pinned": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "conditions": [build.condition("StringEquals", "aws:PrincipalOrgID", ["o-a1b2c3d4e5"])], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: Deny": {
		"input": build.model("bucket", [build.statement("Deny", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a resource of Terraform": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"address": "aws_s3_bucket_policy.x"}),
		"want": set(),
	},
	"unknown: condition not known": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "*", "any")], "conditions": [object.union(build.condition("StringEquals", "aws:PrincipalOrgID", []), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}
