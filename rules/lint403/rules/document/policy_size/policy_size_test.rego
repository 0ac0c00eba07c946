package lint403.rules.document.policy_size_test

import data.lint403.lib.build
import data.lint403.rules.document.policy_size as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: raw identity policy": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 6145}}),
		"want": {"POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"},
	},
	"hit: managed policy": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 6145}, "address": "module.m[0].aws_iam_policy.p"}),
		"want": {"POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"},
	},
	"hit: trust policy": {
		"input": build.changed(build.model("trust", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 2049}}),
		"want": {"POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"},
	},
	"hit: session policy": {
		"input": build.changed(build.model("session", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 2049}}),
		"want": {"LIMIT_SESSION_POLICY"},
	},
	"hit: bucket policy": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 20481}}),
		"want": {"POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "S3API_NORMALIZED_SIZE"},
	},
	"hit: key policy": {
		"input": build.changed(build.model("kms", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"bytes": 32769}}),
		"want": {"POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "KMSAPI_POLICY_SIZE"},
	},
	"hit: endpoint policy": {
		"input": build.changed(build.model("vpce", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 20481}}),
		"want": {"POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "VPCE_POLICY_SIZE"},
	},
	"hit: SCP": {
		"input": build.changed(build.model("scp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 5121}}),
		"want": {"POLICY_SIZE_EXCEEDS_SCP_QUOTA"},
	},
	"hit: RCP, at least": {
		"input": build.changed(build.model("rcp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 5121, "at_least": true}}),
		"want": {"POLICY_SIZE_EXCEEDS_RCP_QUOTA"},
	},
	"miss: at the quota": {
		"input": build.changed(build.model("rcp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 5120}}),
		"want": set(),
	},
	"near miss: white space is free in IAM": {
		"input": build.changed(build.model("trust", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 9000, "nonspace": 2048}}),
		"want": set(),
	},
	"near miss: an inline policy of a role": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"nonspace": 6145}, "address": "aws_iam_role_policy.p"}),
		"want": set(),
	},
	"unknown: may become longer": {
		"input": build.changed(build.model("rcp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"size": {"characters": 5000, "at_least": true}}),
		"want": set(),
	},
}

test_severity[note] if {
	some note, tc in {
		"SCP between the quotas": {"kind": "scp", "size": 5121, "want": "warning"},
		"SCP above both": {"kind": "scp", "size": 10241, "want": "error"},
		"trust policy above what AWS raises": {"kind": "trust", "size": 8193, "want": "error"},
		"identity policy that is nowhere yet": {"kind": "identity", "size": 20000, "want": "warning"},
	}
	size := {"characters": tc.size, "nonspace": tc.size, "bytes": tc.size}
	model := build.changed(build.model(tc.kind, []), {"size": size})
	{f.severity | some f in rule.deny} == {tc.want} with input as model
}
