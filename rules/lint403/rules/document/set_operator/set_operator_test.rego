package lint403.rules.document.set_operator_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.set_operator as rule

test_deny[note] if {
	some note, tc in {
		"missing": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalOrgPaths", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": {["", ["MISSING_QUALIFIER"]]},
		},
		"all of one": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAllValues:StringEquals", "aws:PrincipalOrgID", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": {["", ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"]]},
		},
		"all of one, in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAllValues:StringEquals", "aws:PrincipalOrgID", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": {["note", ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"]]},
		},
		"any of one": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringEquals", "aws:PrincipalOrgID", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": {["note", ["PARLIAMENT_SINGLE_VALUE_FORANYVALUE"]]},
		},
		"right": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": set(),
		},
		"near miss, Null needs none": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "aws:PrincipalOrgPaths", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": set(),
		},
		"near miss, nobody knows the keys of a provider": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ForAnyValue:StringEquals", "saml:aud", ["x"])]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": set(),
		},
		"unknown operator before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.unknown(build.condition("StringLike", "aws:PrincipalOrgPaths", ["x"]))]})]),
			"iam": facts.keys({"aws:principalorgpaths": object.union(facts.key("string"), {"array": true}), "aws:principalorgid": facts.key("string"), "saml:aud": {"known": true, "scope": "foreign"}}),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
