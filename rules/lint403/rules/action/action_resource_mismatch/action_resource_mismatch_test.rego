package lint403.rules.action.action_resource_mismatch_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.action.action_resource_mismatch as rule

test_deny[note] if {
	some note, tc in {
		"a bucket action on objects": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003", "OBJ-002"]]},
		},
		"an object action on the bucket": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:GetObject", "types": ["object"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003"]]},
		},
		"in a Deny": {
			"input": build.model("identity", [build.statement("Deny", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["warning", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003"]]},
		},
		"a wildcard": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:*Acl", "wild": true, "types": ["bucket", "object", "accesspoint", "job"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["warning", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003", "OBJ-002"]]},
		},
		"near miss, another action fits": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket", "s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["warning", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003", "OBJ-002"]]},
		},
		"near miss, granted by another statement": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "elsewhere": true, "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["note", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003", "OBJ-002"]]},
		},
		"of another service": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "sqs:SendMessage", "types": ["queue"], "arns": ["arn:aws:sqs:r:a:q"]}),
			"want": {["note", ["PARLIAMENT_RESOURCE_MISMATCH", "ARN-003", "OBJ-002"]]},
		},
		"S3 refuses it": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": {["", ["S3API_ACTION_NOT_APPLICABLE", "ARN-003"]]},
		},
		"S3 refuses an action of the account": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]),
			"iam": facts.mismatch({"action": "s3:ListAllMyBuckets", "star": true, "core": true}),
			"want": {["", ["S3API_ACTION_NOT_APPLICABLE", "ARN-003", "S3API_INVALID_ACTION"]]},
		},
		"near miss, an action for everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": facts.mismatch({"action": "s3:ListAllMyBuckets", "star": true, "core": true}),
			"want": set(),
		},
		"near miss, an alias, which KMS550 is about": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["kms:Decrypt"]), "resources": build.patterns(["arn:aws:kms:r:a:alias/x"])})]),
			"iam": facts.mismatch({"action": "kms:Decrypt", "types": ["key"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]}),
			"want": set(),
		},
		"unknown resources fit everything": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:ListBucket"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "ranges": {"Resource": "p.json:1:1:0-1:9:8"}})]),
			"iam": {},
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}

test_the_bucket_is_added if {
	findings := rule.deny with input as build.model("identity", [build.statement("Allow", {
		"actions": build.actions(["s3:ListBucket"]),
		"resources": build.patterns(["arn:aws:s3:::b/*"]),
		"ranges": {"Resource": "p.json:1:1:0-1:9:8"},
	})])
		with data.lint403.iam as facts.mismatch({
			"action": "s3:ListBucket", "types": ["bucket"],
			"core": true, "everyday": true, "arns": ["arn:aws:s3:::b"],
		})
	{[fix.safe, fix.edits[0].text] | some finding in findings; fix := finding.fix} == {[
		true,
		`["arn:aws:s3:::b", "arn:aws:s3:::b/*"]`,
	]}
}

test_part_of_the_problem[kind] if {
	some kind, want in {"vpce": "vpc-endpoint", "scp": "org-policy", "session": "session-policy", "boundary": "boundary"}
	found := {f.seed | some f in rule.deny} with input as _listing(kind)
		with data.lint403.iam as facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]})
	found == {want}
}

test_role_for_others if {
	trust := object.union(build.policy("trust", [build.statement("Allow", {"principals": [{"form": "root", "value": "arn:aws:iam::444455556666:root"}]})]), {"id": "t"})
	model := object.union(_listing("identity"), {"principals": {"r": {"kind": "role", "identity": ["p"], "trust": "t"}}})
	found := {f.seed | some f in rule.deny} with input as object.union(model, {"policies": object.union(model.policies, {"t": trust})})
		with data.lint403.iam as facts.mismatch({"action": "s3:ListBucket", "types": ["bucket"], "core": true, "everyday": true, "arns": ["arn:aws:s3:::b"]})
	found == {"cross-account-role"}
}

_listing(kind) := build.model(kind, [build.statement("Allow", {
	"actions": build.actions(["s3:ListBucket"]),
	"resources": build.patterns(["arn:aws:s3:::b/*"]),
	"ranges": {"Resource": "p.json:1:1:0-1:9:8"},
})])
