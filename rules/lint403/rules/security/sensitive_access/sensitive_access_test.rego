package lint403.rules.security.sensitive_access_test

import data.lint403.lib.build
import data.lint403.rules.security.sensitive_access as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: reachable": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:Get*"]), "resources": build.patterns(["arn:aws:s3:::secret/*"])})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}]}),
		"want": {"PARLIAMENT_SENSITIVE_ACCESS"},
	},
	"hit: a part of it": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::secret/a"])})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}]}),
		"want": {"PARLIAMENT_SENSITIVE_ACCESS"},
	},
	"hit: of the role that has the policy": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]), {"needs": [{"principal": "r", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}], "principals": {"r": {"identity": ["p"]}}}),
		"want": {"PARLIAMENT_SENSITIVE_ACCESS"},
	},
	"hit: no bucket": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["sqs:*"]), "resources": build.patterns(["*"])})]), {"needs": [{"principal": "*", "action": "sqs:SendMessage", "resource": "arn:aws:sqs:us-east-1:1:q", "expect": "deny", "range": "c.yaml:1:1:0-1:2:1"}]}),
		"want": {"PARLIAMENT_SENSITIVE_ACCESS"},
	},
	"miss: another bucket": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::open/*"])})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}]}),
		"want": set(),
	},
	"near miss: another action": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:PutObject"]), "resources": build.patterns(["arn:aws:s3:::secret/*"])})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}]}),
		"want": set(),
	},
	"near miss: another role": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]), {"needs": [{"principal": "q", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}], "principals": {"r": {"identity": ["p"]}}}),
		"want": set(),
	},
	"near miss: meant to be allowed": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["*"])})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "expect": "allow"}]}),
		"want": set(),
	},
	"unknown: resource not known": {
		"input": object.union(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": [build.unknown(build.pattern("${aws_x.y.z}"))]})]), {"needs": [{"principal": "*", "action": "s3:GetObject", "bucket": "secret", "key": "*", "expect": "deny", "range": ""}]}),
		"want": set(),
	},
}
