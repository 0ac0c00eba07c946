package lint403.rules.document.impossible_condition_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.impossible_condition as rule

test_deny[note] if {
	some note, tc in {
		"two values": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "s3:prefix", ["b/*"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": {["", ["NEW_IMPOSSIBLE_CONDITION"]]},
		},
		"two values in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "s3:prefix", ["b/*"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": {["warning", ["NEW_IMPOSSIBLE_CONDITION"]]},
		},
		"a value within a pattern": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/b"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "s3:prefix", ["a/*"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": set(),
		},
		"near miss, a pattern that the value is too short for": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "s3:prefix", ["a/*"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": {["", ["NEW_IMPOSSIBLE_CONDITION"]]},
		},
		"near miss, one of several": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/", "b/"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "s3:prefix", ["b/*"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": set(),
		},
		"near miss, a negated operator": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringNotEquals", "s3:prefix", ["b/"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": set(),
		},
		"near miss, several values at once": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "aws:TagKeys", ["a"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(build.condition("StringLike", "aws:TagKeys", ["b"]), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({"aws:tagkeys": {"array": true}}),
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("StringEquals", "s3:prefix", ["a/"]), {"range": "p.json:1:1:0-1:2:1"}), object.union(object.union(build.condition("StringLike", "s3:prefix", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]}), {"range": "p.json:2:1:9-2:2:10"})]})]),
			"iam": facts.keys({}),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
