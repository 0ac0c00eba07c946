package lint403.rules.document.principal_value_test

import data.lint403.lib.build
import data.lint403.rules.document.principal_value as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: wildcard": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/*", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_WILDCARD_IN_PRINCIPAL"},
	},
	"hit: any service": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("Service", "*", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "S3API_INVALID_PRINCIPAL"},
	},
	"hit: deleted role": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "AROAIOSFODNN7EXAMPLE2", "unique-id")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_ROLE_REFERENCE", "TRUST-006", "S3API_INVALID_PRINCIPAL"},
	},
	"hit: an id cut short": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "AROAEXAMPLEID", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_ROLE_REFERENCE", "TRUST-006"},
	},
	"hit: deleted user": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "AIDAIOSFODNN7EXAMPLE2", "unique-id")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"INVALID_USER_REFERENCE", "TRUST-006"},
	},
	"hit: group": {
		"input": build.model("kms", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:group/dev", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"KMS_GROUP_PRINCIPAL"},
	},
	"hit: canonical id": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("CanonicalUser", "abc", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"NEW_CANONICAL_ID_FORMAT", "S3API_INVALID_PRINCIPAL"},
	},
	"hit: short account": {
		"input": build.model("resource", [build.statement("Allow", {"principals": [build.principal("AWS", "11112222333", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"PARLIAMENT_UNKNOWN_PRINCIPAL"},
	},
	"hit: service under AWS": {
		"input": build.model("resource", [build.statement("Allow", {"principals": [build.principal("AWS", "ec2.amazonaws.com", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"PARLIAMENT_UNKNOWN_PRINCIPAL"},
	},
	"hit: instance profile": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:instance-profile/x", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"PARLIAMENT_UNKNOWN_PRINCIPAL"},
	},
	"hit: session without name": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/x", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"PARLIAMENT_UNKNOWN_PRINCIPAL"},
	},
	"hit: endpoint": {
		"input": build.model("vpce", [build.statement("Allow", {"principals": [build.principal("AWS", "nobody", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"PARLIAMENT_UNKNOWN_PRINCIPAL"},
	},
	"hit: NotPrincipal": {
		"input": build.model("bucket", [build.statement("Deny", {"not_principals": [build.principal("AWS", "arn:aws:iam::*:root", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "S3API_INVALID_PRINCIPAL"},
	},
	"miss: role": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:role/app", "role")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: everybody": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "*", "any")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a variable is another mistake": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("AWS", "arn:aws:iam::111122223333:user/${aws:username}", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: a string is another mistake": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.principal("*", "me", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: identity policies have no principal": {
		"input": build.model("identity", [build.statement("Allow", {"principals": [build.principal("AWS", "nobody", "other")], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: principal not known": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [build.unknown(build.principal("AWS", "${aws_x.y.z}", "other"))], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
}

test_dead_principal_is_kept_by_kms if {
	statement := build.statement("Allow", {"principals": [build.principal("AWS", "AROAIOSFODNN7EXAMPLE2", "unique-id")]})
	{f.severity | some f in rule.deny} == {"warning"} with input as build.model("kms", [statement])
}

test_endpoint_is_a_warning if {
	statement := build.statement("Allow", {"principals": [build.principal("AWS", "AROAIOSFODNN7EXAMPLE2", "unique-id")]})
	{f.severity | some f in rule.deny} == {"warning"} with input as build.model("vpce", [statement])
}
