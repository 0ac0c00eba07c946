package lint403.rules.organization.redundant_trust_principal_test

import data.lint403.lib.build
import data.lint403.rules.organization.redundant_trust_principal as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: role and session": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/team/app", "role"), {"account": "111122223333"})]})]),
		"want": {"REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"},
	},
	"miss: session alone": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"})]})]),
		"want": set(),
	},
	"near miss: another role": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::111122223333:role/team/myapp", "role"), {"account": "111122223333"})]})]),
		"want": set(),
	},
	"near miss: another account": {
		"input": build.model("trust", [build.statement("Allow", {"principals": [object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"}), object.union(build.principal("AWS", "arn:aws:iam::444455556666:role/team/app", "role"), {"account": "444455556666"})]})]),
		"want": set(),
	},
	"unknown: role not known": {
		"input": build.model("trust", [build.statement("Allow", {"principals": array.concat([object.union(build.principal("AWS", "arn:aws:sts::111122223333:assumed-role/app/s", "session"), {"account": "111122223333"})], [build.unknown(build.principal("AWS", "${aws_iam_role.app.arn}", "role"))])})]),
		"want": set(),
	},
}
