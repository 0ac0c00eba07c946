package lint403.rules.document.placeholder_account_test

import data.lint403.lib.build
import data.lint403.rules.document.placeholder_account as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: beside a real one": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "a", "role"), {"account": "123456789012"}), object.union(build.principal("AWS", "b", "role"), {"account": "384729105566"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": {"NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID"},
	},
	"hit: in a resource": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["sqs:SendMessage"]), "resources": build.patterns(["arn:aws:sqs:us-east-1:111122223333:q", "arn:aws:sqs:us-east-1:384729105566:q"])})]),
		"want": {"NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID"},
	},
	"hit: the provider is in a real one": {
		"input": object.union(build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "a", "role"), {"account": "123456789012"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"providers": {"aws": {"account": "384729105566"}}}),
		"want": {"NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID"},
	},
	"hit: the account is assumed": {
		"input": object.union(build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "a", "role"), {"account": "123456789012"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"assumptions": {"account": "384729105566"}}),
		"want": {"NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID"},
	},
	"miss: real ones": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "b", "role"), {"account": "384729105566"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: an example as a whole": {
		"input": build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "a", "role"), {"account": "123456789012"}), object.union(build.principal("AWS", "b", "role"), {"account": "111122223333"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"unknown: account not known": {
		"input": object.union(build.model("bucket", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "a", "role"), {"account": "123456789012"})], "actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"providers": {"aws": {"account": "${account}"}}}),
		"want": set(),
	},
}
