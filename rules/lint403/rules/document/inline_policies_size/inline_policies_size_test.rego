package lint403.rules.document.inline_policies_size_test

import data.lint403.lib.build
import data.lint403.rules.document.inline_policies_size as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: role together": {
		"input": {"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_role_policy.p0", "size": {"nonspace": 6000}}), "p1": object.union(build.policy("identity", []), {"id": "p1", "address": "aws_iam_role_policy.p1", "size": {"nonspace": 6000}})}, "resources": {"aws_iam_role_policy": [object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p0"}), object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p1"})]}},
		"want": {"LIMIT_ROLE_INLINE_AGGREGATE"},
	},
	"hit: user": {
		"input": {"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_user_policy.p0", "size": {"nonspace": 2049}})}, "resources": {"aws_iam_user_policy": [object.union(build.resource("aws_iam_user_policy", {"user": "app"}), {"address": "aws_iam_user_policy.p0"})]}},
		"want": {"LIMIT_USER_INLINE_AGGREGATE"},
	},
	"hit: group together": {
		"input": {"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_group_policy.p0", "size": {"nonspace": 2600}}), "p1": object.union(build.policy("identity", []), {"id": "p1", "address": "aws_iam_group_policy.p1", "size": {"nonspace": 2600}})}, "resources": {"aws_iam_group_policy": [object.union(build.resource("aws_iam_group_policy", {"group": "app"}), {"address": "aws_iam_group_policy.p0"}), object.union(build.resource("aws_iam_group_policy", {"group": "app"}), {"address": "aws_iam_group_policy.p1"})]}},
		"want": {"TFLINT_GROUP_POLICY_TOO_LONG"},
	},
	"hit: by itself": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 5121}}),
		"want": {"LIMIT_USER_INLINE_AGGREGATE", "TFLINT_GROUP_POLICY_TOO_LONG"},
	},
	"miss: small": {
		"input": {"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_role_policy.p0", "size": {"nonspace": 6000}}), "p1": object.union(build.policy("identity", []), {"id": "p1", "address": "aws_iam_role_policy.p1", "size": {"nonspace": 4000}})}, "resources": {"aws_iam_role_policy": [object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p0"}), object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p1"})]}},
		"want": set(),
	},
	"near miss: two roles": {
		"input": object.union({"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_role_policy.p0", "size": {"nonspace": 6000}}), "p1": object.union(build.policy("identity", []), {"id": "p1", "address": "aws_iam_role_policy.p1", "size": {"nonspace": 6000}})}, "resources": {"aws_iam_role_policy": [object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p0"}), object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p1"})]}}, {"resources": {"aws_iam_role_policy": [object.union(build.resource("aws_iam_role_policy", {"role": name}), {"address": sprintf("aws_iam_role_policy.p%d", [i])}) | some i, name in ["a", "b"]]}}),
		"want": set(),
	},
	"near miss: managed policy": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 5121}, "address": "aws_iam_policy.p"}),
		"want": set(),
	},
	"unknown: resource not in view": {
		"input": {"policies": {"policies": {"p0": object.union(build.policy("identity", []), {"id": "p0", "address": "aws_iam_role_policy.p0", "size": {"nonspace": 6000}}), "p1": object.union(build.policy("identity", []), {"id": "p1", "address": "aws_iam_role_policy.p1", "size": {"nonspace": 6000}})}, "resources": {"aws_iam_role_policy": [object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p0"}), object.union(build.resource("aws_iam_role_policy", {"role": "app"}), {"address": "aws_iam_role_policy.p1"})]}}.policies},
		"want": set(),
	},
}
