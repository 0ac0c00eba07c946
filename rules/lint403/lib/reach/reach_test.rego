package lint403.lib.reach_test

import data.lint403.lib.build
import data.lint403.lib.reach

test_too_wide[note] if {
	some note, tc in {
		"without a condition": {"conditions": [], "want": 1},
		"under a condition on the key": {
			"conditions": [build.condition("StringEquals", "iam:PassedToService", ["ec2.amazonaws.com"])],
			"want": 0,
		},
		"under a condition on another key": {
			"conditions": [build.condition("StringEquals", "aws:RequestedRegion", ["eu-west-1"])],
			"want": 1,
		},
		"also without the key": {
			"conditions": [object.union(
				build.condition("StringEquals", "iam:PassedToService", ["ec2.amazonaws.com"]),
				{"if_exists": true},
			)],
			"want": 1,
		},
		"for names that nobody wrote down": {
			"conditions": [build.condition("StringLike", "iam:PassedToService", ["*.amazonaws.com"])],
			"want": 1,
		},
	}

	statement := build.statement("Allow", {
		"actions": build.actions(["iam:PassRole"]),
		"resources": build.patterns(["*"]),
		"conditions": tc.conditions,
	})
	count(reach.too_wide(statement, "iam:passrole", {"iam:passedtoservice"})) == tc.want
}
